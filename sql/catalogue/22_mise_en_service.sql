-- What must be on record before a commission reads real people.

SET LOCAL search_path = passerelle;

INSERT INTO golive_piece (code, rank, label, article, remedy) VALUES
  ('aipd', 1, 'Analyse d''impact relative à la protection des données', 'RGPD, art. 35',
    'Faire valider l''analyse d''impact par les responsables du traitement'),
  ('avis-dpo', 2, 'Avis du délégué à la protection des données', 'RGPD, art. 35 et 39',
    'Recueillir l''avis écrit du délégué à la protection des données sur l''analyse d''impact'),
  ('registre', 3, 'Inscription au registre des activités de traitement', 'RGPD, art. 30',
    'Inscrire le traitement au registre de chaque responsable'),
  ('article-26', 4, 'Accord entre responsables conjoints du traitement', 'RGPD, art. 26',
    'Annexer à la convention l''accord qui répartit les obligations entre employeurs'),
  ('information-instances', 5, 'Information du comité social territorial, d''établissement ou d''administration',
    'Article à vérifier',
    'Inscrire le traitement à l''ordre du jour du CST ou du CSE de chaque employeur et garder le procès-verbal'),
  ('note-ia', 6, 'Note sur le règlement européen sur l''intelligence artificielle',
    'Règlement (UE) 2024/1689 ; qualification à vérifier',
    'Écrire la note de qualification du traitement et des obligations qui en découlent'),
  ('controle-humain', 7, 'Organisation du contrôle humain des propositions', 'Loi n° 78-17, art. 47 ; RGPD, art. 22',
    'Désigner qui examine les propositions et selon quelle procédure une décision est prise'),
  ('conservation-journaux', 8, 'Durée de conservation des journaux', 'RGPD, art. 5',
    'Fixer par écrit la durée de conservation des journaux, de six à douze mois')
ON CONFLICT (code) DO UPDATE SET rank = excluded.rank, label = excluded.label, article = excluded.article,
  remedy = excluded.remedy;
