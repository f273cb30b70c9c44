//! Words that are commands about how somebody takes part: what their mail looks like, and leaving.

use super::{Meaning, Table, Verb};

pub const TABLES: &[(Meaning, Table)] = &[(Meaning::Verb(Verb::Text), TEXT), (Meaning::Verb(Verb::Html), HTML), (Meaning::Verb(Verb::LeaveGroup), LEAVE_GROUP)];

const TEXT: Table = &[
    ("en", "text|text only|only text|plain text"),
    ("de", "text|nur text|reiner text"),
    ("fr", "texte|texte seul|texte brut|texte seulement"),
    ("es", "texto|solo texto|sólo texto"),
    ("it", "testo|solo testo"),
    ("pt", "texto|só texto|apenas texto|somente texto"),
    ("nl", "tekst|alleen tekst|platte tekst"),
    ("pl", "tekst|tylko tekst|zwykły tekst"),
    ("sv", "text|bara text|endast text"),
    ("da", "tekst|kun tekst"),
    ("nb", "tekst|bare tekst|kun tekst"),
    ("fi", "teksti|pelkkä teksti|vain teksti"),
    ("cs", "text|jen text|pouze text|prostý text"),
    ("hu", "szöveg|csak szöveg|sima szöveg"),
    ("ro", "text|doar text|numai text"),
    ("tr", "metin|sadece metin|düz metin"),
];

const HTML: Table = &[
    ("en", "html|html mail|with html"),
    ("de", "html|mit html|html mail"),
    ("fr", "html|avec html"),
    ("es", "html|con html"),
    ("it", "html|con html"),
    ("pt", "html|com html"),
    ("nl", "html|met html"),
    ("pl", "html|z html"),
    ("sv", "html|med html"),
    ("da", "html|med html"),
    ("nb", "html|med html"),
    ("fi", "html"),
    ("cs", "html|s html"),
    ("hu", "html"),
    ("ro", "html|cu html"),
    ("tr", "html"),
];

const LEAVE_GROUP: Table = &[
    ("en", "leave group|leave the group|leave this group"),
    ("de", "gruppe verlassen|die gruppe verlassen|diese gruppe verlassen|aus der gruppe austreten|austreten"),
    ("fr", "quitter groupe|quitter le groupe|quitter ce groupe"),
    ("es", "salir del grupo|dejar el grupo|abandonar grupo|abandonar el grupo"),
    ("it", "lascia gruppo|lascia il gruppo|lasciare il gruppo|esci dal gruppo"),
    ("pt", "sair do grupo|deixar o grupo|abandonar o grupo"),
    ("nl", "groep verlaten|de groep verlaten|verlaat groep|verlaat de groep"),
    ("pl", "opuść grupę|opuszczam grupę|wyjdź z grupy|opuścić grupę"),
    ("sv", "lämna gruppen|lämna grupp|gå ur gruppen"),
    ("da", "forlad gruppen|forlad gruppe|meld mig ud af gruppen"),
    ("nb", "forlat gruppen|forlat gruppe|meld meg ut av gruppen"),
    ("fi", "poistu ryhmästä|eroa ryhmästä|lähde ryhmästä"),
    ("cs", "opustit skupinu|odejít ze skupiny|vystoupit ze skupiny"),
    ("hu", "csoport elhagyása|kilépés a csoportból|kilépek a csoportból"),
    ("ro", "părăsește grupul|părăsesc grupul|ieși din grup|ies din grup"),
    ("tr", "gruptan ayrıl|gruptan çık|grubu terk et"),
];
