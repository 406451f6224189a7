-- The 28 neutral codes of functional restrictions: what is limited, never why.
-- The comparison is the one that the engine declares beside its vocabulary. rome_contexts are the contextes de travail
-- of ROME that speak of the same thing: a hint for the grid a host fills in, never a proof that a post is compatible.

SET LOCAL search_path = passerelle;

INSERT INTO restriction_code (code, name, label, comparison, parameter, parameter_needed, rome_contexts) VALUES
  ('R01', 'PORT_CHARGES', 'Port, levage, manutention de charges', 'threshold', 'kg', true, '{300795}'),
  ('R02', 'STATION_DEBOUT', 'Station debout prolongée ou piétinement', 'threshold', 'minutes', true, '{300800}'),
  ('R03', 'STATION_ASSISE', 'Station assise prolongée', 'none', NULL, false, '{403025}'),
  ('R04', 'MARCHE_DEPLACEMENT_PIED', 'Marche prolongée, terrain irrégulier', 'threshold', 'metre_minute', true, '{}'),
  ('R05', 'ESCALIERS', 'Montée ou descente d''escaliers, échelle, escabeau', 'none', NULL, false, '{403023}'),
  ('R06', 'HAUTEUR', 'Travail en hauteur, risque de chute', 'none', NULL, false, '{300782,511229}'),
  ('R07', 'BRAS_HAUT', 'Travail bras au-dessus des épaules, élévation répétée', 'side', 'sides', true, '{}'),
  ('R08', 'GESTES_REPETITIFS', 'Gestes répétitifs, cadence imposée', 'none', NULL, false, '{300801}'),
  ('R09', 'PREHENSION_FINE', 'Préhension, motricité fine, clavier prolongé', 'side', 'sides', true, '{403019}'),
  ('R10', 'POSTURE_ACCROUPIE', 'Posture accroupie, à genoux, penchée, torsion', 'none', NULL, false, '{300798}'),
  ('R11', 'CONDUITE_VL', 'Conduite de véhicule léger', 'none', NULL, false, '{}'),
  ('R12', 'CONDUITE_PL_ENGIN', 'Conduite de poids lourd, transport de personnes, engins', 'none', NULL, false,
    '{300794}'),
  ('R13', 'NUIT', 'Travail de nuit', 'none', NULL, false, '{300803}'),
  ('R14', 'HORAIRES_DECALES', 'Horaires décalés, roulement, week-end', 'set', 'hours', true,
    '{23376,126450,300805,300808,400005}'),
  ('R15', 'ASTREINTE_URGENCE', 'Astreinte, mobilisation en urgence', 'none', NULL, false, '{300804,511474}'),
  ('R16', 'TRAVAIL_ISOLE', 'Travail isolé', 'none', NULL, false, '{490468}'),
  ('R17', 'BRUIT', 'Environnement bruyant', 'none', NULL, false, '{300824}'),
  ('R18', 'VIBRATIONS', 'Vibrations des mains et des bras ou du corps entier', 'none', NULL, false, '{}'),
  ('R19', 'CHIMIQUE_ALLERGENE', 'Produits chimiques, allergènes, poussières', 'none', NULL, false,
    '{300781,300791,403022}'),
  ('R20', 'BIOLOGIQUE', 'Agents biologiques', 'none', NULL, false, '{}'),
  ('R21', 'CHALEUR_FROID_EXTERIEUR', 'Températures extrêmes, extérieur, humidité', 'none', NULL, false,
    '{300783,300787,300789,300790,403021,511359}'),
  ('R22', 'CONTACT_PUBLIC', 'Accueil du public, situations conflictuelles', 'threshold', 'ordinal', true, '{403020}'),
  ('R23', 'CHARGE_MENTALE_RYTHME', 'Rythme soutenu, interruptions, pics d''activité', 'none', NULL, false,
    '{300834,403095}'),
  ('R24', 'ECRAN', 'Travail prolongé sur écran, vision', 'none', NULL, false, '{}'),
  ('R25', 'PORT_EPI_ARME', 'Port d''équipement de protection contraignant ou d''arme', 'none', NULL, false,
    '{38055,300792,511495}'),
  ('R26', 'QUOTITE', 'Quotité maximale ou temps partiel thérapeutique', 'threshold', 'percent', true, '{}'),
  ('R27', 'TRAJET', 'Durée limitée du trajet entre le domicile et le travail', 'threshold', 'minutes', true, '{}'),
  ('R28', 'POSTE_AMENAGE', 'Poste à aménager (siège, logiciel, interprète, accessibilité)', 'need', NULL, true, '{}')
ON CONFLICT (code) DO UPDATE SET
  name = excluded.name, label = excluded.label, comparison = excluded.comparison, parameter = excluded.parameter,
  parameter_needed = excluded.parameter_needed, rome_contexts = excluded.rome_contexts;
