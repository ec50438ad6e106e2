Feature: Load balancer of a listener

  A listener is added to one load balancer of the project.

  Background:
    Given a public network load balancer

  @loadbalancer-id.mandatory
  Rule: A listener belongs to a load balancer

    Scenario: A listener without a load balancer is refused
      When the consumer adds a listener without a load balancer
      Then the listener is refused

    Scenario: A listener whose load balancer is null is refused
      When the consumer adds a listener whose load balancer is null
      Then the listener is refused

  @loadbalancer-id.type
  Rule: A load balancer's id is text

    Scenario Outline: A listener whose load balancer is <kind> is refused
      When the consumer adds a listener whose load balancer is <kind>
      Then the listener is refused

      Examples:
        | kind      |
        | a number  |
        | a Boolean |
        | a list    |
        | an object |

  @loadbalancer-id.exists
  Rule: The load balancer exists

    Scenario Outline: A listener on an existing <network> load balancer is accepted
      Given a <network> network load balancer
      When the consumer adds a TCP listener
      Then the listener is accepted

      Examples:
        | network |
        | public  |
        | private |

    Scenario: A listener on an unknown load balancer is refused with 400 or 404
      When the consumer adds a listener to an unknown load balancer
      Then the listener is refused with 400 or 404

    Scenario Outline: An empty load balancer id for <listener> is refused with 400 or 404
      When the consumer adds <listener> with load balancer ""
      Then the listener is refused with 400 or 404

      Examples: An empty id does not mean a default load balancer
        | listener          |
        | an HTTP listener  |
        | a TCP listener    |
        | an HTTPS listener |
        | an SSL listener   |
        | a UDP listener    |
