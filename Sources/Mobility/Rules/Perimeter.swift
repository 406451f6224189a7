/// Who and what is paired, decided before any pair is read. Agents and posts come out in the order of their codes, so
/// that no result depends on the order of rows.
public struct Perimeter: Sendable {
  /// Agents with a live written agreement, inside the commission's scope.
  public let agents: [Agent]
  /// LEG-INAPT-TOTALE: a row that says so and nothing else.
  public let outOfScope: [Agent]
  /// RGPD-CONSENT: a number, and never a row.
  public let excluded: Int
  public var posts: [Post]
  public let controlled: [Control]
  /// For each agent, the post they hold and that would be reopened if they left: such an agent stays or moves, and is
  /// never left without a post.
  public let held: [Int?]

  /// A post no pair is examined for: closed, or the double of another.
  public struct Control: Sendable {
    public let post: Post
    public let rule: Rule
    public let duplicateOf: String?
  }

  public init(_ commission: Commission) {
    let date = commission.businessDate
    let consenting = commission.agents.filter { $0.agreement.isLive(on: date) }.sorted { $0.code < $1.code }
    agents = consenting.filter { $0.health.inaptitude != .toutesFonctions }
    outOfScope = consenting.filter { $0.health.inaptitude == .toutesFonctions }
    excluded = commission.agents.count - consenting.count

    // A held post is read only if someone who is paired would free it: otherwise there is nothing to take.
    let occupations = Dictionary(commission.structure.occupations.map { ($0.agent, $0) }) { first, _ in first }
    let reopened = Set(agents.compactMap { occupations[$0.code] }.filter(\.isReopened).map(\.post))
    let holdings = Set(commission.structure.occupations.map(\.post))
    let readable = commission.posts.filter { $0.seats > 0 || !holdings.contains($0.code) || reopened.contains($0.code) }

    // The last day of publication counts. A closed double closes nothing: doubles are sought among open posts.
    let sorted = readable.sorted { $0.code < $1.code }
    let isOpen = { (post: Post) in post.opening.publicationEnd.isOpen(on: date) }
    let kept = keptPosts(sorted.filter(isOpen))
    posts = sorted.filter { kept[$0.code] == $0.code }
    controlled = sorted.compactMap { post in
      guard let double = kept[post.code] else { return Control(post: post, rule: .closed, duplicateOf: nil) }
      return double == post.code ? nil : Control(post: post, rule: .duplicate, duplicateOf: double)
    }
    let indices = Dictionary(posts.enumerated().map { ($1.code, $0) }) { first, _ in first }
    held = agents.map { [posts] agent in
      guard let occupation = occupations[agent.code], occupation.isReopened, let post = indices[occupation.post],
        posts[post].employer == agent.employer
      else { return nil }
      return post
    }
  }
}

/// For each post, the code of the post kept in its stead: itself, unless it is a double (IMP-DOUBLON).
///
/// Same source and reference, or two different sources with the same employer, title, place and date: one post, one
/// seat. Two references of one source are two posts, so a post stands for one reference of each source at most: two of
/// one source never melt into a single row of another. The row whose demands are best declared is kept.
private func keptPosts(_ posts: [Post]) -> [String: String] {
  struct Notice: Hashable {
    let employer, title, commune: String
    let startsOn: Day
  }
  let preferred = posts.sorted { left, right in
    let (most, least) = (left.conditions.demands.count, right.conditions.demands.count)
    return most != least ? most > least : left.code < right.code
  }
  var byReference: [[String]: String] = [:]
  var byNotice: [Notice: [(code: String, sources: Set<String>)]] = [:]
  var kept: [String: String] = [:]
  for post in preferred {
    let reference = [post.source, post.reference]
    if !post.reference.isEmpty, let first = byReference[reference] {
      kept[post.code] = first
      continue
    }
    var notice: Notice?
    if let commune = post.conditions.commune, let start = post.opening.startsOn {
      notice = Notice(employer: post.employer, title: post.title.lowercased(), commune: commune, startsOn: start)
    }
    var stead = post.code
    if let notice {
      var twins = byNotice[notice] ?? []
      if let twin = twins.firstIndex(where: { !$0.sources.contains(post.source) }) {
        stead = twins[twin].code
        twins[twin].sources.insert(post.source)
      } else {
        twins.append((post.code, [post.source]))
      }
      byNotice[notice] = twins
    }
    kept[post.code] = stead
    if !post.reference.isEmpty { byReference[reference] = stead }
  }
  return kept
}
