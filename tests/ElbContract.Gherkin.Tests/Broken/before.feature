@trouble-before
Feature: Before

  Scenario: Nothing runs when the feature's hook fails
    Given a basket
