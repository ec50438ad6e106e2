Feature: Sticky session type

  The load balancer of a sticky HTTP listener inserts its own cookie.

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

      Examples: Words from other products
        | word       |
        | rewrite    |
        | app_cookie |
        | SOURCE_IP  |
        | prefix     |
        | inserted   |
        | ""         |

      Examples: Words from later versions of the API, and white space
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
  Rule: The type applies only to HTTP listeners with sticky sessions

    Scenario Outline: The outcome of type insert on an <protocol> listener with sticky sessions <switch> is not documented
      When the consumer adds an <protocol> listener with sticky sessions <switch> and sticky session type insert
      Then the outcome is not documented

      Examples: Sticky sessions off, as a known client sends it
        | protocol | switch |
        | HTTP     | off    |

      Examples: HTTPS
        | protocol | switch |
        | HTTPS    | on     |
        | HTTPS    | off    |

    Scenario: The outcome of type insert on an HTTP listener without sticky sessions is not documented
      When the consumer adds an HTTP listener with sticky session type insert
      Then the outcome is not documented

  @sticky-session-type.invalid
  Rule: TCP, SSL and UDP listeners have no sticky session type: the provider refuses or ignores one

    Scenario Outline: Type insert on <listener> is refused or not in effect
      Given a provider that refuses what does not apply
      When the consumer adds <listener> with sticky session type insert
      Then the listener is refused, or accepted without a sticky session type

      Examples:
        | listener        |
        | a TCP listener  |
        | an SSL listener |
        | a UDP listener  |

    @consumer-only
    Scenario Outline: Type insert that the provider ignores on <listener> is not in effect
      Given a provider that ignores what does not apply
      When the consumer adds <listener> with sticky session type insert
      Then the listener is refused, or accepted without a sticky session type

      Examples:
        | listener        |
        | a TCP listener  |
        | an SSL listener |
        | a UDP listener  |

    Scenario Outline: A null type on <listener> is accepted
      When the consumer adds <listener> whose sticky session type is null
      Then the listener is accepted

      Examples:
        | listener        |
        | a TCP listener  |
        | an SSL listener |
        | a UDP listener  |
