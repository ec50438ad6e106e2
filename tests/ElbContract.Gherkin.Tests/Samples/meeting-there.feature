Feature: Meeting there

  Scenario: Two features run at the same time, seen from there
    When there waits for here
