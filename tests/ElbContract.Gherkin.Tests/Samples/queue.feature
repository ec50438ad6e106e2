Feature: Queue
  Scenarios of one feature run one after the other, in the order of the file.

  Scenario Outline: Turn <turn>
    When turn <turn> has the queue to itself

    Examples:
      | turn |
      | 1    |
      | 2    |
      | 3    |
      | 4    |
