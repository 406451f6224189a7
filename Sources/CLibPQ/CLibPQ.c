// libpq brings two dozen libraries with it. It is loaded when a database is first spoken to, so that a command that needs
// none starts in half the time with a third less memory. Each function of it that `PQ` calls is listed here once.
#include <dlfcn.h>
#pragma GCC visibility push(hidden)
#include "CLibPQ.h"

#define EACH(_) \
  _(PQconninfoOption *, PQconndefaults, (void), ()) \
  _(PQconninfoOption *, PQconninfoParse, (const char *text, char **message), (text, message)) \
  _(PQconninfoOption *, PQconninfo, (PGconn *conn), (conn)) \
  _(void, PQconninfoFree, (PQconninfoOption *options), (options)) \
  _(PGconn *, PQconnectStartParams, (const char *const *keywords, const char *const *values, int expands), \
    (keywords, values, expands)) \
  _(void, PQreset, (PGconn *conn), (conn)) \
  _(void, PQfinish, (PGconn *conn), (conn)) \
  _(ConnStatusType, PQstatus, (const PGconn *conn), (conn)) \
  _(PGTransactionStatusType, PQtransactionStatus, (const PGconn *conn), (conn)) \
  _(const char *, PQparameterStatus, (const PGconn *conn, const char *name), (conn, name)) \
  _(int, PQserverVersion, (const PGconn *conn), (conn)) \
  _(int, PQbackendPID, (const PGconn *conn), (conn)) \
  _(int, PQsocket, (const PGconn *conn), (conn)) \
  _(char *, PQerrorMessage, (const PGconn *conn), (conn)) \
  _(PGVerbosity, PQsetErrorVerbosity, (PGconn *conn, PGVerbosity verbosity), (conn, verbosity)) \
  _(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn *conn, PQnoticeReceiver receiver, void *context), \
    (conn, receiver, context)) \
  _(int, PQsetnonblocking, (PGconn *conn, int on), (conn, on)) \
  _(int, PQsendQuery, (PGconn *conn, const char *query), (conn, query)) \
  _(int, PQsendQueryParams, \
    (PGconn *conn, const char *query, int count, const Oid *types, const char *const *values, const int *lengths, \
     const int *formats, int format), \
    (conn, query, count, types, values, lengths, formats, format)) \
  _(int, PQflush, (PGconn *conn), (conn)) \
  _(int, PQconsumeInput, (PGconn *conn), (conn)) \
  _(int, PQisBusy, (PGconn *conn), (conn)) \
  _(int, PQputCopyData, (PGconn *conn, const char *bytes, int count), (conn, bytes, count)) \
  _(int, PQputCopyEnd, (PGconn *conn, const char *message), (conn, message)) \
  _(int, PQgetCopyData, (PGconn *conn, char **bytes, int async), (conn, bytes, async)) \
  _(void, PQfreemem, (void *memory), (memory)) \
  _(PGresult *, PQgetResult, (PGconn *conn), (conn)) \
  _(ExecStatusType, PQresultStatus, (const PGresult *result), (result)) \
  _(char *, PQresultErrorMessage, (const PGresult *result), (result)) \
  _(char *, PQresultErrorField, (const PGresult *result, int field), (result, field)) \
  _(char *, PQcmdStatus, (PGresult *result), (result)) \
  _(char *, PQcmdTuples, (PGresult *result), (result)) \
  _(int, PQntuples, (const PGresult *result), (result)) \
  _(int, PQnfields, (const PGresult *result), (result)) \
  _(char *, PQfname, (const PGresult *result, int field), (result, field)) \
  _(Oid, PQftype, (const PGresult *result, int field), (result, field)) \
  _(int, PQgetisnull, (const PGresult *result, int row, int field), (result, row, field)) \
  _(int, PQgetlength, (const PGresult *result, int row, int field), (result, row, field)) \
  _(char *, PQgetvalue, (const PGresult *result, int row, int field), (result, row, field)) \
  _(void, PQclear, (PGresult *result), (result)) \
  _(PGcancel *, PQgetCancel, (PGconn *conn), (conn)) \
  _(int, PQcancel, (PGcancel *cancel, char *message, int size), (cancel, message, size)) \
  _(void, PQfreeCancel, (PGcancel *cancel), (cancel))

// The header's own types: a list that does not agree with it does not compile.
#define HOLD(result, name, parameters, arguments) static __typeof__(&name) loaded_##name;
#define FORWARD(result, name, parameters, arguments) \
  result name parameters { return loaded_##name arguments; }
#define FIND(result, name, parameters, arguments) \
  loaded_##name = (__typeof__(&name))dlsym(library, #name); \
  if (!loaded_##name) return false;

EACH(HOLD)
EACH(FORWARD)

bool openLibPQ(void) {
  void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  EACH(FIND)
  return true;
}
