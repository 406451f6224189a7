import Mobility

/// The tables of a post, column by column. `absent`: what a query reads of a post without a row of the table.
extension Post {
  static var columns: [Column<Post>] {
    [
      Column("code", \.code),
      Column("employer", \.employer),
      Column("service", \.service),
      Column("title", \.title),
      Column("source", \.source),
      .blank("reference", \.reference),
      .int("seats", \.seats, as: Int16.self),
      .word("category", \.opening.category),
      Column("cadre", \.opening.cadre),
      Column("grades", \.opening.grades),
      .word("nature", \.opening.nature),
      Column("published_on", \.opening.publishedOn),
      Column("publication_end", \.opening.publicationEnd),
      Column("vacant_since", \.opening.vacantSince),
      Column("starts_on", \.opening.startsOn),
      Column("accepts_mise_a_disposition", \.opening.acceptsMiseADisposition),
    ]
  }

  /// What a reading begins with.
  static var unread: Post { Post(code: "", employer: "", title: "") }
}

extension Post.Requirements {
  static var columns: [Column<Self>] {
    [
      Column("metier", \.metier),
      Column("competences", \.competences),
      Column("diplomas", \.diplomas).absent("'{}'"),
      Column("approvals", \.approvals).absent("'{}'"),
      Column("needs_ordre", \.needsOrdre).absent("false"),
      Column("permis", \.permis).absent("'{}'"),
      Column("needs_honorabilite", \.needsHonorabilite).absent("false"),
      Column("is_souverainete", \.isSouverainete).absent("false"),
    ]
  }
}

extension Post.Conditions {
  static var columns: [Column<Self>] {
    [
      Column("commune", \.commune),
      .int("day_start", \.dayStart, as: Int16.self),
      .int("day_end", \.dayEnd, as: Int16.self),
      Column("works_weekend", \.worksWeekend),
      Column("is_split", \.isSplit),
      Column("declares_no_travel", \.declaresNoTravel).absent("false"),
      .int("weekly_minutes", \.weeklyMinutes, as: Int32.self),
      Column("part_time_possible", \.partTimePossible),
      Column("themes", \.themes).absent("'{}'"),
      Column("is_hard_to_fill", \.isHardToFill).absent("false"),
    ]
  }
}

extension Post.Pay {
  static var columns: [Column<Self>] {
    [
      .int("im", \.im, as: Int32.self),
      Column("regime", \.regime),
      .int("nbi_points", \.nbiPoints, as: Int16.self),
      .int("cti_points", \.ctiPoints, as: Int16.self),
    ]
  }
}

/// What a post or a place of immersion asks.
extension Demand {
  static var columns: [Column<Self>] {
    [
      Column("code", \.code),
      Column("is_present", \.isPresent),
      Column("meets_need", \.meetsNeed),
      .int("level", \.level, as: Int32.self),
      .word("unit", \.unit),
      .word("frequency", \.frequency),
      .set("parts", \.parts, named: Parts.names),
      Column("is_adaptable", \.isAdaptable),
      Column("declared_on", \.declaredOn),
      Column("is_signed", \.isSigned),
    ]
  }

  static var unread: Demand { Demand(code: "", isPresent: false) }
}
