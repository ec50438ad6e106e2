Feature: Sticky session type

  The load balancer of a sticky HTTP listener inserts a cookie of its own.

  Background:
    Given a public network load balancer

  @sticky-session-type.values
  Rule: The only type of sticky sessions is insert

    Scenario: A sticky HTTP listener with type insert is accepted
      When the consumer adds an HTTP listener with sticky sessions on and sticky session type insert
      Then the listener is accepted

    Scenario Outline: A sticky HTTP listener with type <word> is refused
      When the consumer adds an HTTP listener with sticky sessions on and sticky session type <word>
      Then the listener is refused

      Examples: Words of other products
        | word       |
        | rewrite    |
        | app_cookie |
        | SOURCE_IP  |
        | prefix     |
        | inserted   |
        | ""         |

      Examples: Words of the API's later generations, and white space
        | word        |
        | HTTP_COOKIE |
        | APP_COOKIE  |
        | "insert "   |

  @sticky-session-type.type
  Rule: The type of sticky sessions is text

    Scenario Outline: A sticky HTTP listener whose type is <kind> is refused
      When the consumer adds a sticky HTTP listener whose sticky session type is <kind>
      Then the listener is refused

      Examples:
        | kind      |
        | a number  |
        | a Boolean |
        | a list    |
        | an object |

  @sticky-session-type.http-sticky
  Rule: The type has a meaning for HTTP listeners with sticky sessions only

    Scenario Outline: Type insert on an <protocol> listener with sticky sessions <switch> is not documented
      When the consumer adds an <protocol> listener with sticky sessions <switch> and sticky session type insert
      Then nothing is documented about the outcome

      Examples: Sticky sessions off, as a known client sends it
        | protocol | switch |
        | HTTP     | off    |

      Examples: HTTPS
        | protocol | switch |
        | HTTPS    | on     |
        | HTTPS    | off    |

    Scenario: Type insert on an HTTP listener that says nothing of sticky sessions is not documented
      When the consumer adds an HTTP listener with sticky session type insert
      Then nothing is documented about the outcome

  @sticky-session-type.invalid
  Rule: TCP, SSL and UDP listeners have no such type: the provider refuses or ignores one

    Scenario Outline: Type insert of <listener> is refused or not in effect
      Given a provider that refuses what does not apply
      When the consumer adds <listener> with sticky session type insert
      Then the listener is refused, or accepted without a sticky session type

      Examples:
        | listener        |
        | a TCP listener  |
        | an SSL listener |
        | a UDP listener  |

    @consumer-only
    Scenario Outline: Type insert of <listener>, ignored by the provider, is not in effect
      Given a provider that ignores what does not apply
      When the consumer adds <listener> with sticky session type insert
      Then the listener is refused, or accepted without a sticky session type

      Examples:
        | listener        |
        | a TCP listener  |
        | an SSL listener |
        | a UDP listener  |

    Scenario Outline: A null type of <listener> is accepted
      When the consumer adds <listener> whose sticky session type is null
      Then the listener is accepted

      Examples:
        | listener        |
        | a TCP listener  |
        | an SSL listener |
        | a UDP listener  |
