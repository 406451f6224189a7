import Mobility
import PQ

extension CommissionWriter {
  mutating func loadPosts() throws {
    let posts = commission.posts
    try loadOpenings(posts)
    try loadRequirements(posts.lazy.map { ($0.code, $0.requirements) })
    try loadConditions(posts.lazy.map { ($0.code, $0.conditions) })
    try loadDemands(posts.lazy.flatMap { post in post.conditions.demands.map { (post.code, $0) } })
    let pay = posts.lazy.map { (owner: $0.code, row: $0.pay) }
    try load(pay, into: "post_pay", of: .post, ["im", "regime", "nbi_points", "cti_points"]) { pay, fields in
      fields.append(pay.im.map { Int32($0) })
      fields.append(pay.regime)
      fields.append(pay.nbiPoints.map { Int16($0) })
      fields.append(pay.ctiPoints.map { Int16($0) })
    }
  }

  private mutating func loadOpenings(_ posts: [Post]) throws {
    let columns = [
      "commission", "code", "employer", "title", "source", "reference", "seats", "category", "cadre", "grades",
      "nature", "published_on", "publication_end", "vacant_since", "starts_on", "accepts_mise_a_disposition",
    ]
    try load(posts, into: "post", columns) { [code = commission.code] post, fields in
      fields.append(code)
      fields.append(post.code)
      fields.append(post.employer)
      fields.append(post.title)
      fields.append(post.source)
      fields.append(post.reference.isEmpty ? nil : post.reference)
      fields.append(Int16(post.seats))
      fields.append(post.opening.category?.rawValue)
      fields.append(post.opening.cadre)
      fields.append(post.opening.grades)
      fields.append(post.opening.nature?.rawValue)
      fields.append(post.opening.publishedOn)
      fields.append(post.opening.publicationEnd)
      fields.append(post.opening.vacantSince)
      fields.append(post.opening.startsOn)
      fields.append(post.opening.acceptsMiseADisposition)
    }
  }

  private mutating func loadRequirements(_ rows: some Sequence<(owner: String, row: Post.Requirements)>) throws {
    let columns = [
      "metier", "competences", "diplomas", "approvals", "needs_ordre", "permis", "needs_honorabilite",
      "is_souverainete",
    ]
    try load(rows, into: "post_requirement", of: .post, columns) { requirements, fields in
      fields.append(requirements.metier)
      fields.append(requirements.competences)
      fields.append(requirements.diplomas)
      fields.append(requirements.approvals)
      fields.append(requirements.needsOrdre)
      fields.append(requirements.permis)
      fields.append(requirements.needsHonorabilite)
      fields.append(requirements.isSouverainete)
    }
  }

  private mutating func loadConditions(_ rows: some Sequence<(owner: String, row: Post.Conditions)>) throws {
    let columns = [
      "commune", "day_start", "day_end", "works_weekend", "is_split", "declares_no_travel", "weekly_minutes",
      "part_time_possible", "themes", "is_hard_to_fill",
    ]
    try load(rows, into: "post_condition", of: .post, columns) { conditions, fields in
      fields.append(conditions.commune)
      fields.append(conditions.dayStart.map { Int16($0) })
      fields.append(conditions.dayEnd.map { Int16($0) })
      fields.append(conditions.worksWeekend)
      fields.append(conditions.isSplit)
      fields.append(conditions.declaresNoTravel)
      fields.append(conditions.weeklyMinutes.map { Int32($0) })
      fields.append(conditions.partTimePossible)
      fields.append(conditions.themes)
      fields.append(conditions.isHardToFill)
    }
  }

  private mutating func loadDemands(_ rows: some Sequence<(owner: String, row: Demand)>) throws {
    let columns = [
      "code", "is_present", "meets_need", "level", "unit", "frequency", "parts", "is_adaptable", "declared_on",
      "is_signed",
    ]
    try load(rows, into: "demand", of: .post, columns) { demand, fields in
      fields.append(demand.code)
      fields.append(demand.isPresent)
      fields.append(demand.meetsNeed)
      fields.append(demand.level.map { Int32($0) })
      fields.append(demand.unit?.rawValue)
      fields.append(demand.frequency?.rawValue)
      fields.append(demand.parts.list)
      fields.append(demand.isAdaptable)
      fields.append(demand.declaredOn)
      fields.append(demand.isSigned)
    }
  }
}

extension Parts {
  var list: [String] { Parts.names.filter { contains($0.1) }.map(\.0) }
}

extension CopyRow {
  mutating func append(_ day: Day?) { append(day.map { PQDate($0) }) }
}
