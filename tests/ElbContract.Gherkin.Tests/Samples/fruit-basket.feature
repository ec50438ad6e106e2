@fruit
Feature: Fruit basket
  A basket holds fruit.

  Background:
    Given a basket

  Scenario: An empty basket holds nothing
    Then the basket holds 0 fruits

  @counting
  Rule: What goes in is counted

    @slow
    Scenario Outline: <count> <colour> apples make <count>
      When I put <count> <colour> apples in
      Then the basket holds <count> fruits

      Examples: few
        | count | colour |
        | 1     | red    |
        | 2     | Green  |

      @many
      Examples: many
        | count | colour |
        | 100   | RED    |

    Scenario: A table fills the basket
      When I put these in:
        | fruit | count |
        | pear  | 2     |
        | plum  | 3     |
      Then the basket holds 5 fruits

    Scenario: A label is written over lines
      When I label the basket:
        """
        For the
          road
        """
      Then the label is "For the\n  road"

  @ignore
  Scenario: Fruit that is not ripe yet
    When nobody defines this step
