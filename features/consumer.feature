@consumer-only
Feature: Troubles seen by the consumer

  What the consumer makes of refusals and failures. No provider can be asked for most of these, so none of them is published.

  Background:
    Given a public network load balancer

  @status.message
  Rule: A refusal is understood whatever its body looks like, for nothing is documented about it

    Scenario Outline: A refusal with <body> is reported with code and message
      Given a provider that words its refusals as <body>
      When the consumer adds a listener with port 0
      Then the consumer reports a bad request with code "ELB.6041" and a message

      Examples: Bodies with a code and a message
        | body                     |
        | an error object          |
        | error_msg and error_code |
        | message and code         |

    Scenario Outline: A refusal with <body> is reported by its status alone
      Given a provider that words its refusals as <body>
      When the consumer adds a listener with port 0
      Then the consumer reports a bad request without code and message

      Examples: Bodies that say nothing to a program
        | body                 |
        | nothing              |
        | an HTML page         |
        | half an error object |

  Rule: The consumer tells one trouble from another

    Scenario Outline: A service that <condition> is reported as <trouble>
      Given the service <condition>
      When the consumer adds a listener
      Then the consumer reports <trouble>

      Examples:
        | condition          | trouble                |
        | has a system error | a system error         |
        | is unavailable     | an unavailable service |

    Scenario Outline: A consumer that has <token> is told of <trouble>
      Given the consumer has <token>
      When the consumer adds a listener
      Then the consumer reports <trouble>

      Examples:
        | token                      | trouble                 |
        | an unknown token           | a failed authentication |
        | a token without permission | a missing permission    |

    Scenario: A listener that breaks a rule is reported as a bad request
      When the consumer adds a listener with port 0
      Then the consumer reports a bad request

  Rule: A provider that fails to answer leaves no doubt

    Scenario: A dropped connection is reported as such
      Given a provider that drops the connection
      When the consumer adds a listener
      Then the consumer reports a lost connection

    Scenario: A slow answer is reported as a timeout
      Given a provider that answers too late
      When the consumer adds a listener
      Then the consumer reports a timeout

    Scenario: A call that the consumer cancels ends as cancelled
      Given a provider that answers too late
      When the consumer cancels the adding of a listener
      Then the consumer reports a cancelled call
