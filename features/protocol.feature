Feature: Listener protocol

  A listener speaks one protocol with its clients. Unless a scenario says otherwise, a listener uses the algorithm roundrobin,
  and an HTTPS or SSL listener has a certificate.

  @protocol.mandatory
  Rule: A listener has a protocol

    Background:
      Given a public network load balancer

    Scenario: A listener without a protocol is refused
      When the consumer adds a listener without a protocol
      Then the listener is refused

    Scenario: A listener whose protocol is null is refused
      When the consumer adds a listener whose protocol is null
      Then the listener is refused

  @protocol.type
  Rule: A protocol is text

    Background:
      Given a public network load balancer

    Scenario Outline: A listener whose protocol is <kind> is refused
      When the consumer adds a listener whose protocol is <kind>
      Then the listener is refused

      Examples:
        | kind      |
        | a number  |
        | a Boolean |
        | a list    |
        | an object |

  @protocol.values
  Rule: A listener speaks HTTP, TCP, HTTPS, SSL or UDP

    Background:
      Given a public network load balancer

    Scenario Outline: On a public load balancer <listener> is accepted
      When the consumer adds <listener>
      Then the listener is accepted

      Examples: Each documented protocol
        | listener          |
        | an HTTP listener  |
        | a TCP listener    |
        | an HTTPS listener |
        | an SSL listener   |
        | a UDP listener    |

    Scenario Outline: A listener with protocol <word> is refused
      When the consumer adds a listener with protocol <word>
      Then the listener is refused

      Examples: Words that are not documented protocols
        | word    |
        | FTP     |
        | QUIC    |
        | TLS     |
        | SCTP    |
        | HTTP2   |
        | TCP/UDP |
        | ""      |

      Examples: Words from later versions of the API
        | word             |
        | TERMINATED_HTTPS |
        | GRPC             |

      Examples: Documented protocols with white space
        | word    |
        | "HTTP " |
        | " TCP"  |
        | "UDP "  |

    Scenario Outline: The outcome for a listener with protocol <word> is not documented
      When the consumer adds a listener with protocol <word>
      Then the outcome is not documented

      Examples: Other letter case
        | word |
        | http |
        | Http |
        | tcp  |
        | udp  |

  @protocol.udp-not-on-private
  Rule: A private network load balancer has no UDP listener

    Scenario: A UDP listener on a private load balancer is refused
      Given a private network load balancer
      When the consumer adds a UDP listener
      Then the listener is refused

    Scenario: A UDP listener on a public load balancer is accepted
      Given a public network load balancer
      When the consumer adds a UDP listener
      Then the listener is accepted

    Scenario Outline: On a private load balancer <listener> is accepted
      Given a private network load balancer
      When the consumer adds <listener>
      Then the listener is accepted

      Examples: The protocols that this rule does not concern
        | listener          |
        | an HTTP listener  |
        | a TCP listener    |
        | an HTTPS listener |
        | an SSL listener   |
