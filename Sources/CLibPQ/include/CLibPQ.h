#pragma once
#include <stdbool.h>
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

/// Loads libpq; no other function may be called before it has answered true.
bool openLibPQ(void);
