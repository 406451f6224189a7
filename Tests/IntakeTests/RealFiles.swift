import TestSupport
import Testing

extension Trait where Self == ConditionTrait {
  static var realFiles: Self { .enabled(if: SharedData.isHere, "the reference files are not beside this checkout") }
}
