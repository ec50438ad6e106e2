Feature: Meeting here

  Scenario: Two features run at the same time, seen from here
    When here waits for there
