-- Printed on every edition. They belong to no night.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.mentions WITH (security_barrier) AS
  SELECT ordre, edition, texte
  FROM (VALUES
    (1, 'toutes',
      'Calcul d''aide à l''instruction. Aucune décision n''est prise par ce traitement (loi 78-17 art. 47).'),
    (2, 'toutes',
      'Cette proposition n''est pas une offre d''emploi au sens des règles de surnombre ou de réintégration ; '
      'la décliner est sans conséquence et sans motif.'),
    (3, 'fiche_agent',
      'L''agent peut demander les règles du traitement, ses données, leurs sources, les paramètres et leur pondération '
      'appliqués à sa situation, et les opérations effectuées (CRPA art. L311-3-1 et R311-3-1-2).'),
    (4, 'fiche_poste',
      'L''avis de vacance reste publié et ouvert aux candidatures extérieures : une proposition n''en dispense pas.')
  ) AS mention (ordre, edition, texte);

COMMENT ON VIEW rapports_v1.mentions IS 'Mentions imprimées sur les éditions.';
COMMENT ON COLUMN rapports_v1.mentions.ordre IS 'Ordre d''impression.';
COMMENT ON COLUMN rapports_v1.mentions.edition IS 'toutes, ou le nom de l''édition concernée.';
COMMENT ON COLUMN rapports_v1.mentions.texte IS 'Texte de la mention.';
