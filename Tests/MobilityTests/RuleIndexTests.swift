import Mobility
import Testing

@Test func rulesAreNumberedInTheOrderOfAllCases() {
  #expect(Rule.allCases.map(\.index) == Array(Rule.allCases.indices))
}
