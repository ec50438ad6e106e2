Feature: Cookie timeout

  The cookie timeout says after how many minutes the cookie of a sticky HTTP listener expires.

  Background:
    Given a public network load balancer

  @cookie-timeout.range
  Rule: A cookie lasts 1 to 1440 minutes

    Scenario Outline: A sticky HTTP listener with a cookie timeout of <minutes> is <outcome>
      When the consumer adds a sticky HTTP listener with cookie timeout <minutes>
      Then the listener is <outcome>

      Examples: Below the shortest timeout
        | minutes | outcome |
        | -1      | refused |
        | 0       | refused |

      Examples: The shortest and the longest timeout
        | minutes | outcome  |
        | 1       | accepted |
        | 1440    | accepted |

      Examples: Above the longest timeout
        | minutes | outcome |
        | 1441    | refused |
        | 86400   | refused |

  @cookie-timeout.type
  Rule: A cookie timeout is a whole number

    Scenario Outline: A sticky HTTP listener whose cookie timeout is <kind> is refused
      When the consumer adds a sticky HTTP listener whose cookie timeout is <kind>
      Then the listener is refused

      Examples:
        | kind               |
        | a string of digits |
        | a word             |
        | a fraction         |
        | a Boolean          |
        | a list             |
        | an object          |

  @cookie-timeout.invalid
  Rule: TCP, SSL and UDP listeners have no cookie timeout: the provider refuses or ignores one

    Scenario Outline: A cookie timeout on <listener> is refused or not in effect
      Given a provider that refuses what does not apply
      When the consumer adds <listener> with cookie timeout 100
      Then the listener is refused, or accepted without a cookie timeout

      Examples:
        | listener        |
        | a TCP listener  |
        | an SSL listener |
        | a UDP listener  |

    @consumer-only
    Scenario Outline: A cookie timeout that the provider ignores on <listener> is not in effect
      Given a provider that ignores what does not apply
      When the consumer adds <listener> with cookie timeout 100
      Then the listener is refused, or accepted without a cookie timeout

      Examples:
        | listener        |
        | a TCP listener  |
        | an SSL listener |
        | a UDP listener  |
