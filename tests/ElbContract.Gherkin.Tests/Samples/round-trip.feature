@travelling
Feature: Round trip
  Test explorers write a test down and ask for it later.

  Scenario: A scenario survives being written down
    When the test is written down and read again
    Then it is the same test of "ElbContract.Gherkin.Tests.Samples.RoundTripFeature"
