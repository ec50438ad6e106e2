@trouble-after
Feature: After

  Scenario: A scenario passes before its feature's last hook fails
    Given a basket
