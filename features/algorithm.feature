Feature: Load balancing algorithm

  A listener uses one algorithm to choose a backend for each client.

  Background:
    Given a public network load balancer

  @lb-algorithm.mandatory
  Rule: A listener has an algorithm

    Scenario: A listener without an algorithm is refused
      When the consumer adds a listener without an algorithm
      Then the listener is refused

    Scenario: A listener whose algorithm is null is refused
      When the consumer adds a listener whose algorithm is null
      Then the listener is refused

  @lb-algorithm.type
  Rule: An algorithm is text

    Scenario Outline: A listener whose algorithm is <kind> is refused
      When the consumer adds a listener whose algorithm is <kind>
      Then the listener is refused

      Examples:
        | kind      |
        | a number  |
        | a Boolean |
        | a list    |
        | an object |

  @lb-algorithm.values
  Rule: The algorithms are roundrobin, leastconn and source

    Scenario Outline: Algorithm <algorithm> on <listener> is accepted
      When the consumer adds <listener> with algorithm <algorithm>
      Then the listener is accepted

      Examples: Each algorithm with HTTP backends
        | listener         | algorithm  |
        | an HTTP listener | roundrobin |
        | an HTTP listener | leastconn  |
        | an HTTP listener | source     |

      Examples: Each algorithm with TCP backends
        | listener       | algorithm  |
        | a TCP listener | roundrobin |
        | a TCP listener | leastconn  |
        | a TCP listener | source     |

      Examples: Each algorithm with UDP backends
        | listener       | algorithm  |
        | a UDP listener | roundrobin |
        | a UDP listener | leastconn  |
        | a UDP listener | source     |

      Examples: Each algorithm with TLS
        | listener        | algorithm  |
        | an SSL listener | roundrobin |
        | an SSL listener | leastconn  |
        | an SSL listener | source     |

    Scenario Outline: A listener with algorithm <word> is refused
      When the consumer adds a listener with algorithm <word>
      Then the listener is refused

      Examples: Words that are not documented algorithms
        | word              |
        | random            |
        | weighted          |
        | round_robin       |
        | least_connections |
        | source_ip         |
        | ""                |

      Examples: Words from later versions of the API
        | word              |
        | ROUND_ROBIN       |
        | LEAST_CONNECTIONS |
        | SOURCE_IP         |
        | QUIC_CID          |

      Examples: Documented algorithms with white space, or cut short
        | word          |
        | "roundrobin " |
        | " leastconn"  |
        | "source "     |
        | roundrobi     |

    Scenario Outline: The outcome for a listener with algorithm <word> is not documented
      When the consumer adds a listener with algorithm <word>
      Then the outcome is not documented

      Examples: Other letter case
        | word       |
        | ROUNDROBIN |
        | RoundRobin |
        | LeastConn  |
        | SOURCE     |
