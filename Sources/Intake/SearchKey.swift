/// A name as one types it without care: capitals without accents, digits, one space for everything else.
///
///     searchKey("L'Haÿ-les-Roses") // "L HAY LES ROSES"
///
/// Names written with combining accents and with letters of their own give the same key.
public func searchKey(_ name: String) -> String {
  var key: [UInt8] = []
  key.reserveCapacity(name.utf8.count)
  for scalar in name.unicodeScalars {
    switch scalar {
    case "A"..."Z", "0"..."9": key.append(UInt8(scalar.value))
    case "a"..."z": key.append(UInt8(scalar.value) - 32)
    case "À"..."Å", "à"..."å": key.append(UInt8(ascii: "A"))
    case "Ç", "ç": key.append(UInt8(ascii: "C"))
    case "È"..."Ë", "è"..."ë": key.append(UInt8(ascii: "E"))
    case "Ì"..."Ï", "ì"..."ï": key.append(UInt8(ascii: "I"))
    case "Ñ", "ñ": key.append(UInt8(ascii: "N"))
    case "Ò"..."Ö", "ò"..."ö": key.append(UInt8(ascii: "O"))
    case "Ù"..."Ü", "ù"..."ü": key.append(UInt8(ascii: "U"))
    case "Ý", "ý", "ÿ", "Ÿ": key.append(UInt8(ascii: "Y"))
    case "Æ", "æ": key += "AE".utf8
    case "Œ", "œ": key += "OE".utf8
    case "ß": key += "SS".utf8
    case "\u{300}"..."\u{36F}": break
    default: if let last = key.last, last != UInt8(ascii: " ") { key.append(UInt8(ascii: " ")) }
    }
  }
  if key.last == UInt8(ascii: " ") { key.removeLast() }
  return String(decoding: key, as: UTF8.self)
}
