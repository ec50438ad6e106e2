Feature: Certificates of a listener

  A listener that terminates TLS presents a certificate to its clients. An HTTPS listener can have more, each for a server name.

  @certificate-id.mandatory
  Rule: An HTTPS or SSL listener has a certificate

    Background:
      Given a public network load balancer

    Scenario Outline: An <protocol> listener without a certificate is refused
      When the consumer adds an <protocol> listener without a certificate
      Then the listener is refused

      Examples:
        | protocol |
        | HTTPS    |
        | SSL      |

    Scenario Outline: An <protocol> listener whose certificate is null is refused
      When the consumer adds an <protocol> listener whose certificate is null
      Then the listener is refused

      Examples:
        | protocol |
        | HTTPS    |
        | SSL      |

    Scenario Outline: An <protocol> listener with an existing certificate is accepted
      When the consumer adds an <protocol> listener with an existing certificate
      Then the listener is accepted

      Examples:
        | protocol |
        | HTTPS    |
        | SSL      |

    Scenario Outline: An <protocol> listener with an unknown certificate is refused with 400 or 404
      When the consumer adds an <protocol> listener with an unknown certificate
      Then the listener is refused with 400 or 404

      Examples:
        | protocol |
        | HTTPS    |
        | SSL      |

    Scenario Outline: An <protocol> listener with an empty certificate is refused with 400 or 404
      When the consumer adds an <protocol> listener with certificate ""
      Then the listener is refused with 400 or 404

      Examples: An empty id does not mean a default certificate
        | protocol |
        | HTTPS    |
        | SSL      |

    Scenario Outline: The outcome of a certificate on <listener> is not documented
      When the consumer adds <listener> with an existing certificate
      Then the outcome is not documented

      Examples: Listeners that need no certificate
        | listener         |
        | an HTTP listener |
        | a TCP listener   |
        | a UDP listener   |

  @certificate-id.type
  Rule: A certificate's id is text

    Background:
      Given a public network load balancer

    Scenario Outline: An HTTPS listener whose certificate is <kind> is refused
      When the consumer adds an HTTPS listener whose certificate is <kind>
      Then the listener is refused

      Examples:
        | kind      |
        | a number  |
        | a Boolean |
        | a list    |
        | an object |

  @certificates.https
  Rule: An HTTPS listener on a public load balancer can have SNI certificates, given as one string

    A listener for several server names needs them. One request cannot show that, so it is not part of this contract.

    Scenario: An HTTPS listener with an SNI certificate is accepted
      Given a public network load balancer
      When the consumer adds an HTTPS listener with an SNI certificate
      Then the listener is accepted

    Scenario: The outcome for an HTTPS listener with a list of SNI certificates is not documented
      Given a public network load balancer
      When the consumer adds an HTTPS listener with a list of SNI certificates
      Then the outcome is not documented

  @certificates.public-only
  Rule: A listener on a private load balancer has no SNI certificates: the provider refuses or ignores them

    Background:
      Given a private network load balancer

    Scenario: An SNI certificate on a private load balancer is refused or not in effect
      Given a provider that refuses what does not apply
      When the consumer adds an HTTPS listener with an SNI certificate
      Then the listener is refused, or accepted without SNI certificates

    @consumer-only
    Scenario: An SNI certificate that the provider ignores on a private load balancer is not in effect
      Given a provider that ignores what does not apply
      When the consumer adds an HTTPS listener with an SNI certificate
      Then the listener is refused, or accepted without SNI certificates
