Feature: Does not parse

  Scenario: A step is misspelt
    Given a basket
    Wehn I sleep
