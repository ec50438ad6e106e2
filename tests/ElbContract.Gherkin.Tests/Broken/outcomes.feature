@outcomes
Feature: Outcomes

  Scenario: A step fails
    Given a basket
    Then the basket holds 5 fruits
    And the basket holds 0 fruits

  Scenario: A step is undefined
    Given a basket
    When I eat 2 apples

  Scenario: A step is ambiguous
    Given a basket
    When it is 5

  Scenario: A step is pending
    Given a basket
    When it is pending

  Scenario: A scenario has no steps

  Scenario Outline: An outline has no examples
    Given a basket

  @ignore
  Scenario: A scenario is ignored
    When I eat 2 apples

  @passing
  Rule: The others run all the same

    Scenario Outline: A scenario passes with <count> apples
      Given a basket
      When I put <count> red apples in
      Then the basket holds <count> fruits

      @few
      Examples:
        | count |
        | 1     |
        | 2     |
