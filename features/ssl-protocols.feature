Feature: TLS versions of a listener

  A listener that terminates TLS speaks TLS 1.2 only, or three versions.

  Background:
    Given a public network load balancer

  @ssl-protocols.values
  Rule: An HTTPS or SSL listener speaks "TLS 1.2" alone, or all of "TLS 1.2 TLS 1.1 TLS 1.0"

    Scenario Outline: An <protocol> listener with TLS 1.2 alone is accepted
      When the consumer adds an <protocol> listener with SSL protocols "TLS 1.2"
      Then the listener is accepted
      And the answer shows SSL protocols "TLS 1.2"

      Examples:
        | protocol |
        | HTTPS    |
        | SSL      |

    Scenario Outline: An <protocol> listener with all three TLS versions and Extended suites is accepted
      When the consumer adds an <protocol> listener with SSL protocols "TLS 1.2 TLS 1.1 TLS 1.0" and SSL ciphers Extended
      Then the listener is accepted
      And the answer shows SSL protocols "TLS 1.2 TLS 1.1 TLS 1.0"

      Examples:
        | protocol |
        | HTTPS    |
        | SSL      |

    Scenario Outline: An <protocol> listener with SSL protocols <versions> is refused
      When the consumer adds an <protocol> listener with SSL protocols "<versions>"
      Then the listener is refused

      Examples: Other versions and other selections
        | protocol | versions        |
        | HTTPS    | TLS 1.3         |
        | HTTPS    | TLS 1.1         |
        | HTTPS    | TLS 1.0         |
        | HTTPS    | TLS 1.2 TLS 1.1 |
        | HTTPS    | TLS 1.3 TLS 1.2 |
        | HTTPS    | SSL 3.0         |
        | SSL      | TLS 1.3         |
        | SSL      | TLS 1.1         |
        | SSL      | TLS 1.2 TLS 1.1 |
        | SSL      | any             |

      Examples: The three versions in another order, or with commas
        | protocol | versions                  |
        | HTTPS    | TLS 1.0 TLS 1.1 TLS 1.2   |
        | HTTPS    | TLS 1.2,TLS 1.1,TLS 1.0   |
        | HTTPS    | TLS 1.2, TLS 1.1, TLS 1.0 |
        | SSL      | TLS 1.0 TLS 1.1 TLS 1.2   |
        | SSL      | TLS 1.2,TLS 1.1,TLS 1.0   |
        | SSL      | TLS 1.2, TLS 1.1, TLS 1.0 |

      Examples: Without spaces
        | protocol | versions |
        | HTTPS    | TLS1.2   |
        | SSL      | 1.2      |

    Scenario Outline: An <protocol> listener with white space around SSL protocols <versions> is refused
      When the consumer adds an <protocol> listener with SSL protocols <versions>
      Then the listener is refused

      Examples:
        | protocol | versions   |
        | HTTPS    | "TLS 1.2 " |
        | SSL      | " TLS 1.2" |

    Scenario Outline: An <protocol> listener whose SSL protocols are empty is refused
      When the consumer adds an <protocol> listener with SSL protocols ""
      Then the listener is refused

      Examples:
        | protocol |
        | HTTPS    |
        | SSL      |

    Scenario Outline: The outcome for an <protocol> listener with SSL protocols <versions> is not documented
      When the consumer adds an <protocol> listener with SSL protocols "<versions>"
      Then the outcome is not documented

      Examples: The spellings on other pages of the API
        | protocol | versions              |
        | HTTPS    | TLSv1.2               |
        | HTTPS    | TLSv1.2 TLSv1.1 TLSv1 |
        | SSL      | TLSv1.2               |
        | SSL      | TLSv1.2 TLSv1.1 TLSv1 |

  @ssl-protocols.default
  Rule: An HTTPS or SSL listener that names no TLS version speaks TLS 1.2

    Scenario Outline: An <protocol> listener without SSL protocols shows TLS 1.2
      When the consumer adds an <protocol> listener without SSL protocols
      Then the listener is accepted
      And the answer shows SSL protocols "TLS 1.2"

      Examples:
        | protocol |
        | HTTPS    |
        | SSL      |

  @ssl-protocols.tls-only
  Rule: Only HTTPS and SSL listeners have TLS versions

    Scenario Outline: The answer to <listener> without SSL protocols shows no SSL protocols
      When the consumer adds <listener> without SSL protocols
      Then the listener is accepted
      And the answer shows no SSL protocols

      Examples:
        | listener         |
        | an HTTP listener |
        | a TCP listener   |
        | a UDP listener   |

    Scenario Outline: The outcome for <listener> with SSL protocols is not documented, but the answer shows none
      When the consumer adds <listener> with SSL protocols "TLS 1.2"
      Then the outcome is not documented
      But an accepted listener shows no SSL protocols

      Examples:
        | listener         |
        | an HTTP listener |
        | a TCP listener   |
        | a UDP listener   |

  @ssl-protocols.versions
  Rule: An HTTPS or SSL listener speaks the TLS versions that it shows, and no others

    An answer shows what a listener is to speak. Only TLS handshakes with the listener show what it does speak.

    Scenario Outline: An <protocol> listener on a <network> network with TLS 1.2 alone speaks one version
      Given a <network> network load balancer
      When the consumer adds an <protocol> listener with SSL protocols "TLS 1.2"
      Then the listener is accepted
      And in TLS handshakes the listener takes these versions, and no others
        | version |
        | TLS 1.2 |

      Examples:
        | protocol | network |
        | HTTPS    | public  |
        | SSL      | public  |
        | HTTPS    | private |

    Scenario Outline: An <protocol> listener on a <network> network with all three TLS versions speaks three
      Given a <network> network load balancer
      When the consumer adds an <protocol> listener with SSL protocols "TLS 1.2 TLS 1.1 TLS 1.0" and SSL ciphers Extended
      Then the listener is accepted
      And in TLS handshakes the listener takes these versions, and no others
        | version |
        | TLS 1.2 |
        | TLS 1.1 |
        | TLS 1.0 |

      Examples:
        | protocol | network |
        | HTTPS    | public  |
        | SSL      | public  |
        | HTTPS    | private |
