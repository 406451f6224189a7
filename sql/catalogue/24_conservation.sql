-- How long each category is kept, and on which legal basis; engine/60_retention.sql applies it.

SET LOCAL search_path = passerelle;

INSERT INTO retention (category, rank, label, months, basis) VALUES
  ('dossier_clos', 1, 'Dossiers clos ou accord retiré, avec tout ce qui en dépend', 24, 'RGPD, art. 5 ; convention'),
  ('contrainte_echue', 2, 'Restrictions dont la validité est passée', 3, 'RGPD, art. 5 et 9'),
  ('proposition', 3, 'Éditions des nuits qu''aucune séance n''a examinées', 12, 'RGPD, art. 5'),
  ('referent', 4, 'Référents d''un employeur qui n''est plus membre', 12, 'RGPD, art. 5'),
  ('journal', 5, 'Journal des écritures', 12, 'Recommandation de la CNIL sur la journalisation')
ON CONFLICT (category) DO UPDATE SET rank = excluded.rank, label = excluded.label, months = excluded.months,
  basis = excluded.basis;
