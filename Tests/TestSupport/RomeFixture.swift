/// A ROME of three métiers, every file of it, invented.
public enum RomeFixture {
  public static let files: KeyValuePairs<String, String> = [
    "unix_referentiel_code_rome_v901_utf8.csv": #"""
    "code_rome","code_fiche_metier","code_ogr","libelle_rome","emploi_reglemente"
    "A1901","1","11","Gardien / Gardienne de phare",""
    "A1902","2","12","Veilleur / Veilleuse de digue","N"
    "K2903","3","13","Cartographe des marées","O"

    """#,
    "unix_cr_gd_dp_v901_utf8.csv": #"""
    "code_rome","libelle_rome","code_grand_domaine","libelle_grand_domaine","code_domaine_professionel","libelle_domaine_professionel"
    "A1901","Gardien / Gardienne de phare","A","Littoral","A19","Feux et digues"
    "A1902","Veilleur / Veilleuse de digue","A","Littoral","A19","Feux et digues"
    "K2903","Cartographe des marées","K","Services","K29","Mesure de la mer"

    """#,
    "unix_referentiel_competence_v901_utf8.csv": #"""
    "code_ogr","nature","libelle_competence","cat_comp"
    "9001","Compétence","Allumer un feu, l'éteindre","Savoir-faire"
    "9002","Macro-compétence","Lire une ""marée""","Savoir-faire"
    "9003","Macro-compétence","Veiller","Savoir-être professionnel"

    """#,
    "unix_referentiel_savoir_v901_utf8.csv": #"""
    "code_ogr_savoir","libelle_savoir"
    "9101","Optique"
    "9102","Hydrographie"
    "9103","Histoire des phares"

    """#,
    "unix_referentiel_contexte_travail_v901_utf8.csv": #"""
    "code_ogr","libelle_cont_travail","code_type_cont_trav"
    "9201","Travail de nuit","2"
    "9202","Travail isolé","1"
    "9203","En hauteur","1"

    """#,
    "unix_item_v901_utf8.csv": #"""
    "code_ogr","libelle","code_rubrique"
    "9001","Allumer un feu, l'éteindre","1"
    "9002","Lire une ""marée""","1"
    "9003","Veiller","1"
    "9101","Optique","3"
    "9102","Hydrographie","3"
    "9103","Histoire des phares","3"
    "9201","Travail de nuit",""
    "9202","Travail isolé",""
    "9203","En hauteur",""

    """#,
    "unix_coherence_item_v901_utf8.csv": #"""
    "code_rome","code_ogr","coeur_metier"
    "A1901","9001","Principale"
    "A1901","9201",""
    "A1902","9003","Émergente"
    "K2903","9002",""
    "K2903","9102",""

    """#,
    "unix_rubrique_mobilite_v901_utf8.csv": #"""
    "code_rome","code_rome_cible","numero_ordre"
    "A1901","A1902","1"
    "A1901","K2903","2"
    "A1902","A1901","1"
    "K2903","A1901","1"

    """#,
    "unix_referentiel_appellation_v901_utf8.csv": #"""
    "code_ogr","libelle_appellation_long","code_rome","emploi_reglemente","classification"
    "8001","Gardien / Gardienne de phare","A1901","","PRINCIPALE"
    "8002","Maître / Maîtresse de phare","A1901","N","SYNONYME"
    "8003","Veilleur / Veilleuse de digue","A1902","","PRINCIPALE"
    "8004","Cartographe des marées","K2903","O","PRINCIPALE"

    """#,
    "version.txt": "Numero de version : 1\n\nDate de publication : 18/09/2031\n",
  ]

  public static let csvNames = files.map(\.key).filter { $0.hasSuffix(".csv") }

  public static func write(
    to folder: ScratchFolder, changing name: String = "", _ change: (String) -> [UInt8] = { Array($0.utf8) }
  ) throws {
    for (file, text) in files {
      try folder.write(file, file == name ? change(text) : Array(text.utf8))
    }
  }
}
