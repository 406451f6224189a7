/// A name as one types it without care: capitals without accents, digits, one space for everything else.
///
///     searchKey("L'Haÿ-les-Roses") // "L HAY LES ROSES"
///
/// Names written with combining accents and with letters of their own give the same key.
public func searchKey(_ name: String) -> String {
  var key = ""
  for scalar in name.unicodeScalars {
    switch scalar {
    case "A"..."Z", "0"..."9": key.unicodeScalars.append(scalar)
    case "a"..."z": key.append(Character(Unicode.Scalar(UInt8(scalar.value) - 32)))
    case "À"..."Å", "à"..."å": key += "A"
    case "Ç", "ç": key += "C"
    case "È"..."Ë", "è"..."ë": key += "E"
    case "Ì"..."Ï", "ì"..."ï": key += "I"
    case "Ñ", "ñ": key += "N"
    case "Ò"..."Ö", "ò"..."ö": key += "O"
    case "Ù"..."Ü", "ù"..."ü": key += "U"
    case "Ý", "ý", "ÿ", "Ÿ": key += "Y"
    case "Æ", "æ": key += "AE"
    case "Œ", "œ": key += "OE"
    case "ß": key += "SS"
    case "\u{300}"..."\u{36F}": break
    default: if key.last != " ", !key.isEmpty { key += " " }
    }
  }
  return key.last == " " ? String(key.dropLast()) : key
}
