Feature: Backend protocol

  A listener forwards to its backends in a protocol that fits its own.

  Background:
    Given a public network load balancer

  @backend-protocol.mandatory
  Rule: A listener has a backend protocol

    Scenario: A listener without a backend protocol is refused
      When the consumer adds a listener without a backend protocol
      Then the listener is refused

    Scenario: A listener whose backend protocol is null is refused
      When the consumer adds a listener whose backend protocol is null
      Then the listener is refused

  @backend-protocol.type
  Rule: A backend protocol is text

    Scenario Outline: A listener whose backend protocol is <kind> is refused
      When the consumer adds a listener whose backend protocol is <kind>
      Then the listener is refused

      Examples:
        | kind      |
        | a number  |
        | a Boolean |
        | a list    |
        | an object |

  @backend-protocol.values
  Rule: Backends speak HTTP, TCP or UDP

    Scenario Outline: Backend protocol <backend> on <listener> is <outcome>
      When the consumer adds <listener> with backend protocol <backend>
      Then the listener is <outcome>

      Examples: Each documented backend protocol
        | listener         | backend | outcome  |
        | an HTTP listener | HTTP    | accepted |
        | a TCP listener   | TCP     | accepted |
        | a UDP listener   | UDP     | accepted |

      Examples: Listener protocols that no backend speaks
        | listener          | backend | outcome |
        | an HTTP listener  | HTTPS   | refused |
        | an HTTP listener  | SSL     | refused |
        | a TCP listener    | HTTPS   | refused |
        | a TCP listener    | SSL     | refused |
        | an HTTPS listener | HTTPS   | refused |
        | an HTTPS listener | SSL     | refused |
        | an SSL listener   | HTTPS   | refused |
        | an SSL listener   | SSL     | refused |
        | a UDP listener    | HTTPS   | refused |
        | a UDP listener    | SSL     | refused |

      Examples: Words that are not protocols on the page
        | listener          | backend | outcome |
        | an HTTP listener  | FTP     | refused |
        | a TCP listener    | SCTP    | refused |
        | an HTTPS listener | GRPC    | refused |
        | an HTTP listener  | ""      | refused |
        | an SSL listener   | TLS     | refused |
        | a UDP listener    | QUIC    | refused |
        | an SSL listener   | ""      | refused |
        | a UDP listener    | ""      | refused |

      Examples: Documented backend protocols with white space
        | listener         | backend | outcome |
        | an HTTP listener | "HTTP " | refused |
        | an SSL listener  | " TCP"  | refused |
        | a UDP listener   | "UDP "  | refused |

  @backend-protocol.udp
  Rule: A UDP listener forwards to UDP backends only

    Scenario Outline: A UDP listener with <backend> backends is <outcome>
      When the consumer adds a UDP listener with backend protocol <backend>
      Then the listener is <outcome>

      Examples:
        | backend | outcome  |
        | UDP     | accepted |
        | TCP     | refused  |
        | HTTP    | refused  |

  @backend-protocol.ssl
  Rule: An SSL listener forwards to TCP backends only

    Scenario Outline: An SSL listener with <backend> backends is <outcome>
      When the consumer adds an SSL listener with backend protocol <backend>
      Then the listener is <outcome>

      Examples:
        | backend | outcome  |
        | TCP     | accepted |
        | HTTP    | refused  |
        | UDP     | refused  |

  @backend-protocol.other
  Rule: HTTP and HTTPS listeners forward to HTTP, TCP listeners to TCP, and other backends are not documented

    Scenario Outline: The usual backend protocol <backend> on <listener> is accepted
      When the consumer adds <listener> with backend protocol <backend>
      Then the listener is accepted

      Examples: The usual pairs
        | listener          | backend |
        | an HTTP listener  | HTTP    |
        | a TCP listener    | TCP     |
        | an HTTPS listener | HTTP    |

    Scenario Outline: The outcome for <listener> with backend protocol <backend> is not documented
      When the consumer adds <listener> with backend protocol <backend>
      Then the outcome is not documented

      Examples: The other pairs
        | listener          | backend |
        | an HTTP listener  | TCP     |
        | an HTTP listener  | UDP     |
        | a TCP listener    | HTTP    |
        | a TCP listener    | UDP     |
        | an HTTPS listener | TCP     |
        | an HTTPS listener | UDP     |
