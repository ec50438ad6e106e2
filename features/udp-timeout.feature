Feature: UDP timeout

  The UDP timeout says how long a UDP session lasts. The answer to an added listener does not show it.

  Background:
    Given a public network load balancer

  @udp-timeout.range
  Rule: A UDP timeout is a number from 1 to 1440

    Scenario Outline: A UDP listener with a UDP timeout of <timeout> is <outcome>
      When the consumer adds a UDP listener with UDP timeout <timeout>
      Then the listener is <outcome>

      Examples: Below the shortest timeout
        | timeout | outcome |
        | -1      | refused |
        | 0       | refused |

      Examples: The shortest and the longest timeout
        | timeout | outcome  |
        | 1       | accepted |
        | 1440    | accepted |

      Examples: Above the longest timeout
        | timeout | outcome |
        | 1441    | refused |
        | 86400   | refused |

    Scenario Outline: The outcome of a UDP timeout on <listener> is not documented
      When the consumer adds <listener> with UDP timeout 300
      Then the outcome is not documented

      Examples: Listeners of other protocols
        | listener          |
        | an HTTP listener  |
        | an HTTPS listener |
        | an SSL listener   |
        | a TCP listener    |

  @udp-timeout.type
  Rule: A UDP timeout is a whole number

    Scenario Outline: A UDP listener whose UDP timeout is <kind> is refused
      When the consumer adds a UDP listener whose UDP timeout is <kind>
      Then the listener is refused

      Examples:
        | kind               |
        | a string of digits |
        | a word             |
        | a fraction         |
        | a Boolean          |
        | a list             |
        | an object          |
