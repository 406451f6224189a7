import Mobility

/// The tables of an agent, column by column. `absent`: what a query reads of an agent without a row of the table.
extension Agent {
  static var columns: [Column<Agent>] {
    [Column("code", \.code), Column("employer", \.employer), Column("service", \.service)]
  }

  /// What a reading begins with.
  static var unread: Agent { Agent(code: "", employer: "", situation: Situation(statut: .titulaire)) }
}

extension Agent.Situation {
  static var columns: [Column<Self>] {
    [
      .word("statut", \.statut),
      .word("category", \.category),
      Column("cadre", \.cadre),
      Column("grade", \.grade),
      Column("stage_end", \.stageEnd),
      Column("titularised_on", \.titularisedOn),
      Column("in_activite", \.isInActivite),
      Column("position_end", \.positionEnd),
      Column("contract_end", \.contractEnd),
      .int("notice_months", \.noticeMonths, as: Int16.self),
      Column("engagement_end", \.engagementEnd),
      .words("engagement_versants", \.engagementVersants),
    ]
      + PriorityFlags.names.map { name, flag in .flag(name, \.priorities, flag) }
      + [
        Column("surnombre_end", \.surnombreEnd),
        .int("active_years", \.activeYears, as: Int16.self),
        Column("internal_search_on", \.internalSearchOn),
      ]
  }
}

extension Agent.Health {
  static var columns: [Column<Self>] {
    [
      .word("inaptitude", \.inaptitude),
      Column("inaptitude_opinion_on", \.inaptitudeOpinionOn),
      Column("ppr_start", \.pprStart),
      Column("ppr_end", \.pprEnd),
      Column("restrictions_opinion_on", \.restrictionsOpinionOn),
    ]
  }
}

extension Restriction {
  static var columns: [Column<Self>] {
    [
      Column("code", \.code),
      .int("level", \.level, as: Int32.self),
      .word("unit", \.unit),
      .word("frequency", \.frequency),
      .set("parts", \.parts, named: Parts.names),
      Column("is_need", \.isNeed),
      Column("valid_from", \.validFrom),
      Column("valid_until", \.validUntil),
    ]
  }

  static var unread: Restriction { Restriction(code: "") }
}

/// Years of exposure to wear under one code of the vocabulary.
struct Exposure {
  var code = ""
  var years = 0

  static var columns: [Column<Exposure>] {
    [Column("code", \.code), .int("years", \.years, as: Int16.self)]
  }
}

extension Agent.Profile {
  static var columns: [Column<Self>] {
    [
      Column("metier", \.metier),
      Column("competences", \.competences),
      Column("diplomas", \.diplomas),
      Column("approvals", \.approvals).absent("'{}'"),
      Column("ordre_registered", \.ordreRegistered),
      Column("permis", \.permis),
    ]
  }
}

extension Agent.Wishes {
  static var columns: [Column<Self>] {
    [
      Column("residence", \.residence),
      .int("radius_km", \.radiusKm, as: Int16.self),
      .words("travel_modes", \.travelModes).absent("'{voiture,transport,velo,marche}'"),
      Column("metiers", \.metiers).absent("'{}'"),
      Column("employers", \.employers).absent("'{}'"),
      Column("excluded_employers", \.excludedEmployers).absent("'{}'"),
      Column("excluded_metiers", \.excludedMetiers).absent("'{}'"),
      Column("excluded_posts", \.excludedPosts).absent("'{}'"),
      Column("refuses_night", \.refusesNight).absent("false"),
      Column("refuses_weekend", \.refusesWeekend).absent("false"),
      Column("themes", \.themes).absent("'{}'"),
      Column("max_loss", \.maxLoss),
      Column("wished_on", \.wishedOn),
    ]
  }
}

extension Agent.Pay {
  static var columns: [Column<Self>] {
    [
      .int("im", \.im, as: Int32.self),
      Column("regime", \.regime),
      .int("nbi_points", \.nbiPoints, as: Int16.self),
      .int("cti_points", \.ctiPoints, as: Int16.self),
      .int("weekly_minutes", \.weeklyMinutes, as: Int32.self).absent("\(fullTimeMinutes)"),
    ]
  }
}

extension Agent.Agreement {
  static var columns: [Column<Self>] {
    [Column("signed_on", \.signedOn), Column("withdrawn_on", \.withdrawnOn)]
  }
}
