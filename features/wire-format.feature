Feature: Wire format

  What a request to add a listener and its answer look like. Only this feature speaks of paths, headers and bodies. The other
  features say "the listener is refused" for status 400 and "the listener is accepted" for status 200.

  Background:
    Given a public network load balancer

  @uri.add
  Rule: A listener is added by a POST of one JSON object to /v1.0/{project_id}/elbaas/listeners

    Scenario: The listener of the documented example is accepted
      When the consumer adds an HTTP listener with these parameters
        | parameter           | value      |
        | name                | listener1  |
        | description         | ""         |
        | port                | 88         |
        | backend port        | 80         |
        | algorithm           | roundrobin |
        | sticky sessions     | on         |
        | sticky session type | insert     |
        | cookie timeout      | 100        |
        | TCP draining        | on         |
        | draining timeout    | 5          |
      Then the listener is accepted

    Scenario: The answer to an added listener is one JSON object without a wrapper
      When the consumer posts an ordinary listener to "/v1.0/{project_id}/elbaas/listeners"
      Then the listener is accepted
      And the answer is one JSON object with the listener at its top level

  @project-id.mandatory
  Rule: The path names the consumer's own project

    Scenario: A path without the project does not exist
      When the consumer posts an ordinary listener to "/v1.0/elbaas/listeners"
      Then the provider answers 404

    Scenario: A listener in another project is refused with 401, 403 or 404
      When the consumer posts an ordinary listener to "/v1.0/{other_project_id}/elbaas/listeners"
      Then the listener is refused with 401, 403 or 404

  @status.200
  Rule: An accepted listener is answered with 200

    Scenario: An accepted listener is answered with 200
      When the consumer adds a listener
      Then the provider answers 200

  @status.400
  Rule: A request that is not one JSON object is answered with 400

    Scenario Outline: A request with <body> is answered with 400
      When the consumer posts <body>
      Then the provider answers 400

      Examples: Malformed JSON
        | body                                      |
        | a listener cut in half                    |
        | a listener without its closing brace      |
        | a listener with an unquoted name          |
        | a listener with text after its last brace |
        | plain text                                |

      Examples: Nothing at all
        | body          |
        | an empty body |

      Examples: Arrays
        | body                     |
        | an empty array           |
        | an array of one listener |

      Examples: JSON that is neither an object nor an array
        | body                  |
        | a JSON string         |
        | a JSON number         |
        | the JSON literal true |
        | the JSON literal null |

  @status.401
  Rule: A request without a valid token is answered with 401

    Scenario Outline: A request with <token> is answered with 401
      Given the consumer has <token>
      When the consumer adds a listener
      Then the provider answers 401

      Examples:
        | token            |
        | no token         |
        | an empty token   |
        | an unknown token |

  @status.403
  Rule: A request with a valid token that lacks the permission is answered with 403

    Scenario: A request with a token without permission is answered with 403
      Given the consumer has a token without permission
      When the consumer adds a listener
      Then the provider answers 403

  @status.404
  Rule: A request to a path that does not exist is answered with 404

    Scenario Outline: A request to <path> is answered with 404
      When the consumer posts an ordinary listener to "<path>"
      Then the provider answers 404

      Examples:
        | path                                         |
        | /v1.0/{project_id}/elbaas/no-such-page       |
        | /v1.0/{project_id}/no-such-service/listeners |

  @status.500
  Rule: A system error of the provider is answered with 500

    Scenario: A system error is answered with 500
      Given the service has a system error
      When the consumer adds a listener
      Then the provider answers 500

  @status.503
  Rule: An unavailable service answers 503

    Scenario: An unavailable service answers 503
      Given the service is unavailable
      When the consumer adds a listener
      Then the provider answers 503
