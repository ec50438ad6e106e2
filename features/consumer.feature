@consumer-only
Feature: Failures seen by the consumer

  How the consumer reports refusals and failures. Providers cannot be asked to produce most of them, so none is published.

  Background:
    Given a public network load balancer

  @status.message
  Rule: The consumer understands a refusal whatever its body looks like, because the body is not documented

    Scenario Outline: A refusal with <body> is reported with code and message
      Given a provider that refuses with <body>
      When the consumer adds a listener with port 0
      Then the consumer reports a bad request with code "ELB.6041" and a message

      Examples: Bodies with a code and a message
        | body                     |
        | an error object          |
        | error_msg and error_code |
        | message and code         |

    Scenario Outline: A refusal with <body> is reported by its status only
      Given a provider that refuses with <body>
      When the consumer adds a listener with port 0
      Then the consumer reports a bad request without code and message

      Examples: Bodies that a program cannot use
        | body                 |
        | no body              |
        | an HTML page         |
        | half an error object |

  Rule: The consumer tells one failure from another

    Scenario Outline: A service that <condition> is reported as <failure>
      Given the service <condition>
      When the consumer adds a listener
      Then the consumer reports <failure>

      Examples:
        | condition          | failure                |
        | has a system error | a system error         |
        | is unavailable     | an unavailable service |

    Scenario Outline: A request with <token> is reported as <failure>
      Given the consumer has <token>
      When the consumer adds a listener
      Then the consumer reports <failure>

      Examples:
        | token                      | failure                 |
        | an unknown token           | a failed authentication |
        | a token without permission | a missing permission    |

    Scenario: A listener that breaks a rule is reported as a bad request
      When the consumer adds a listener with port 0
      Then the consumer reports a bad request

  Rule: The consumer says why it has no answer

    Scenario: A dropped connection is reported as a lost connection
      Given a provider that drops the connection
      When the consumer adds a listener
      Then the consumer reports a lost connection

    Scenario: A slow answer is reported as a timeout
      Given a provider that answers too late
      When the consumer adds a listener
      Then the consumer reports a timeout

    Scenario: A call that the consumer cancels is reported as cancelled
      Given a provider that answers too late
      When the consumer adds a listener but cancels the call
      Then the consumer reports a cancelled call
