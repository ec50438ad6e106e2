Feature: TCP draining

  A TCP listener with draining keeps the connections to a removed backend for a while.

  Background:
    Given a public network load balancer

  @tcp-draining.values
  Rule: The draining of a TCP listener is on or off

    Scenario Outline: A TCP listener with draining <switch> is accepted
      When the consumer adds a TCP listener with TCP draining <switch>
      Then the listener is accepted

      Examples:
        | switch |
        | on     |
        | off    |

  @tcp-draining.type
  Rule: Draining is on or off, nothing else

    Scenario Outline: A TCP listener whose draining is <kind> is refused
      When the consumer adds a TCP listener whose TCP draining is <kind>
      Then the listener is refused

      Examples:
        | kind            |
        | the word "true" |
        | the number 1    |
        | the number 0    |
        | a list          |
        | an object       |

  @tcp-draining.tcp-only
  Rule: An HTTP listener can have draining, as in the page's own example, but its effect is not documented

    Scenario Outline: An HTTP listener with draining <switch> is accepted
      When the consumer adds an HTTP listener with TCP draining <switch>
      Then the listener is accepted

      Examples:
        | switch |
        | on     |
        | off    |

    Scenario: An HTTP listener with draining and a draining timeout is accepted
      When the consumer adds an HTTP listener with TCP draining on and draining timeout 5
      Then the listener is accepted

  @tcp-draining-timeout.range
  Rule: Draining lasts 0 to 60 minutes

    Scenario Outline: A draining TCP listener with a draining timeout of <minutes> is <outcome>
      When the consumer adds a TCP listener with TCP draining on and draining timeout <minutes>
      Then the listener is <outcome>

      Examples: Below the shortest time
        | minutes | outcome |
        | -1      | refused |

      Examples: The shortest and the longest time
        | minutes | outcome  |
        | 0       | accepted |
        | 60      | accepted |

      Examples: Above the longest time
        | minutes | outcome |
        | 61      | refused |
        | 3600    | refused |

  @tcp-draining-timeout.type
  Rule: A draining timeout is a whole number

    Scenario Outline: A draining TCP listener whose draining timeout is <kind> is refused
      When the consumer adds a draining TCP listener whose draining timeout is <kind>
      Then the listener is refused

      Examples:
        | kind               |
        | a string of digits |
        | a word             |
        | a fraction         |
        | a Boolean          |
        | a list             |
        | an object          |

  @tcp-draining-timeout.draining-only
  Rule: A draining timeout applies only to listeners with draining on

    Scenario: The outcome of a draining timeout with draining off is not documented
      When the consumer adds a TCP listener with TCP draining off and draining timeout 5
      Then the outcome is not documented

    Scenario: The outcome of a draining timeout without draining is not documented
      When the consumer adds a TCP listener with draining timeout 5
      Then the outcome is not documented
