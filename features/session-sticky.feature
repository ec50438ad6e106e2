Feature: Sticky sessions

  A listener with sticky sessions keeps sending a client to the same backend.

  Background:
    Given a public network load balancer

  @session-sticky.optional
  Rule: Sticky sessions can be left out

    Scenario Outline: Leaving sticky sessions out of <listener> is accepted
      When the consumer adds <listener> without sticky sessions
      Then the listener is accepted

      Examples:
        | listener          |
        | an HTTP listener  |
        | an HTTPS listener |
        | a TCP listener    |
        | an SSL listener   |
        | a UDP listener    |

  @session-sticky.type
  Rule: Sticky sessions are on or off, nothing else

    Scenario Outline: A listener whose sticky sessions are <kind> is refused
      When the consumer adds a listener whose sticky sessions are <kind>
      Then the listener is refused

      Examples:
        | kind            |
        | the word "true" |
        | the number 1    |
        | a list          |
        | an object       |

  @session-sticky.values
  Rule: Sticky sessions are on or off as requested, and the answer shows it

    Scenario Outline: Sticky sessions of <listener> are shown as <switch>
      When the consumer adds <listener> with sticky sessions <switch>
      Then the listener is accepted
      And the answer shows sticky sessions <switch>

      Examples: On
        | listener          | switch |
        | an HTTP listener  | on     |
        | an HTTPS listener | on     |
        | a TCP listener    | on     |
        | a UDP listener    | on     |

      Examples: Off
        | listener          | switch |
        | an HTTP listener  | off    |
        | an HTTPS listener | off    |
        | a TCP listener    | off    |
        | a UDP listener    | off    |

  @session-sticky.ssl
  Rule: An SSL listener has no sticky sessions: the provider refuses or ignores them

    Scenario: Sticky sessions of an SSL listener are refused or not in effect
      Given a provider that refuses what does not apply
      When the consumer adds an SSL listener with sticky sessions on
      Then the listener is refused, or accepted without sticky sessions

    @consumer-only
    Scenario: Sticky sessions that the provider ignores on an SSL listener are not in effect
      Given a provider that ignores what does not apply
      When the consumer adds an SSL listener with sticky sessions on
      Then the listener is refused, or accepted without sticky sessions

    Scenario: The outcome for an SSL listener with sticky sessions off is not documented
      When the consumer adds an SSL listener with sticky sessions off
      Then the outcome is not documented

  @session-sticky.roundrobin-only
  Rule: HTTP, HTTPS and TCP listeners have sticky sessions only with the algorithm roundrobin

    Scenario Outline: Turning sticky sessions <switch> for <listener> with <algorithm> is <outcome>
      When the consumer adds <listener> with algorithm <algorithm> and sticky sessions <switch>
      Then the listener is <outcome>

      Examples: On, with each protocol and each algorithm except roundrobin
        | listener          | algorithm | switch | outcome |
        | an HTTP listener  | leastconn | on     | refused |
        | an HTTP listener  | source    | on     | refused |
        | an HTTPS listener | leastconn | on     | refused |
        | an HTTPS listener | source    | on     | refused |
        | a TCP listener    | leastconn | on     | refused |
        | a TCP listener    | source    | on     | refused |

      Examples: Off, with the same pairs
        | listener          | algorithm | switch | outcome  |
        | an HTTP listener  | leastconn | off    | accepted |
        | an HTTP listener  | source    | off    | accepted |
        | an HTTPS listener | leastconn | off    | accepted |
        | an HTTPS listener | source    | off    | accepted |
        | a TCP listener    | leastconn | off    | accepted |
        | a TCP listener    | source    | off    | accepted |

      Examples: On, with roundrobin
        | listener          | algorithm  | switch | outcome  |
        | an HTTP listener  | roundrobin | on     | accepted |
        | an HTTPS listener | roundrobin | on     | accepted |
        | a TCP listener    | roundrobin | on     | accepted |

    Scenario Outline: Leaving sticky sessions out of <listener> with <algorithm> is accepted
      When the consumer adds <listener> with algorithm <algorithm>
      Then the listener is accepted

      Examples: Left out, with the same pairs
        | listener          | algorithm |
        | an HTTP listener  | leastconn |
        | an HTTP listener  | source    |
        | an HTTPS listener | leastconn |
        | an HTTPS listener | source    |
        | a TCP listener    | leastconn |
        | a TCP listener    | source    |
