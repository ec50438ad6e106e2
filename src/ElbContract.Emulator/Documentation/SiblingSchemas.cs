using ElbContract.Specification.Clauses;

namespace ElbContract.Emulator.Documentation;

/// <summary>The schemas of what is beside adding a listener: as far as the emulator knows it. None is closed.</summary>
internal static class SiblingSchemas
{
    /// <summary>By name.</summary>
    public const string Json = $$$"""
        {
          "Error": {
            "type": "object",
            "description": "A refusal or failure. The page has a message for each status and no form of the body: providers differ.",
            "x-elb-clause": "{{{ClauseIds.StatusMessage}}}",
            "properties": {
              "error": {
                "type": "object",
                "properties": {
                  "message": { "type": ["string", "null"] },
                  "code": { "type": ["string", "null"], "examples": ["ELB.6001"] }
                }
              }
            }
          },
          "IdentityError": {
            "type": "object",
            "description": "A refusal of the identity service.",
            "properties": {
              "error": {
                "type": "object",
                "properties": { "code": { "type": "integer" }, "message": { "type": "string" }, "title": { "type": "string" } }
              }
            }
          },
          "JobStarted": {
            "type": "object",
            "description": "What was asked for is done by a job.",
            "required": ["uri", "job_id"],
            "properties": { "uri": { "type": "string", "description": "The path of the job." }, "job_id": { "type": "string" } }
          },
          "Job": {
            "type": "object",
            "description": "How far a job is.",
            "required": ["status", "job_id"],
            "properties": {
              "status": { "type": "string", "enum": ["INIT", "RUNNING", "SUCCESS", "FAIL"] },
              "entities": {
                "type": "object",
                "description": "What it made or changed, when it is done.",
                "properties": { "elb": { "$ref": "#/components/schemas/LoadBalancer" } }
              },
              "job_id": { "type": "string" },
              "job_type": { "type": "string" },
              "begin_time": { "type": "string" },
              "end_time": { "type": ["string", "null"] },
              "error_code": { "type": ["string", "null"] },
              "fail_reason": { "type": ["string", "null"] }
            }
          },
          "CreateLoadBalancer": {
            "type": "object",
            "description": "External ones have a bandwidth, or an address that has one; Internal ones a subnet and a security group.",
            "required": ["name", "vpc_id", "type", "admin_state_up"],
            "properties": {
              "name": { "type": "string", "minLength": 1, "maxLength": 64 },
              "description": { "type": ["string", "null"] },
              "vpc_id": { "type": "string" },
              "type": { "type": "string", "enum": ["External", "Internal"] },
              "admin_state_up": {
                "type": ["boolean", "integer", "string"],
                "description": "True, or 1. Clients also send it as a text."
              },
              "bandwidth": { "type": ["integer", "string", "null"], "description": "1 to 500 Mbit/s. Clients also send it as a text." },
              "vip_subnet_id": { "type": ["string", "null"] },
              "security_group_id": { "type": ["string", "null"] },
              "vip_address": { "type": ["string", "null"] },
              "tenantId": { "type": ["string", "null"], "description": "The project's id; it can be left out." }
            }
          },
          "ChangeLoadBalancer": {
            "type": "object",
            "description": "What changes. Other fields are passed over.",
            "properties": {
              "name": { "type": ["string", "null"] },
              "description": { "type": ["string", "null"] },
              "bandwidth": { "type": ["integer", "string", "null"] },
              "admin_state_up": { "type": ["boolean", "integer", "string", "null"] }
            }
          },
          "LoadBalancer": {
            "type": "object",
            "required": ["id", "name", "type", "status"],
            "properties": {
              "id": { "type": "string" },
              "name": { "type": "string" },
              "description": { "type": ["string", "null"] },
              "type": { "type": "string", "enum": ["External", "Internal"] },
              "status": { "type": "string" },
              "admin_state_up": { "type": "integer", "description": "1 running, 0 stopped, 2 frozen." },
              "bandwidth": { "type": ["integer", "null"] },
              "vpc_id": { "type": ["string", "null"] },
              "vip_subnet_id": { "type": ["string", "null"] },
              "vip_address": { "type": "string" },
              "security_group_id": { "type": ["string", "null"] },
              "create_time": { "type": "string" },
              "update_time": { "type": "string" }
            }
          },
          "LoadBalancers": {
            "type": "object",
            "required": ["loadbalancers"],
            "properties": { "loadbalancers": { "type": "array", "items": { "$ref": "#/components/schemas/LoadBalancer" } } }
          },
          "CreateCertificate": {
            "type": "object",
            "description": "A certificate and its key, both PEM.",
            "required": ["certificate", "private_key"],
            "properties": {
              "name": { "type": ["string", "null"] },
              "description": { "type": ["string", "null"] },
              "domain": { "type": ["string", "null"] },
              "certificate": { "type": "string" },
              "private_key": { "type": "string" }
            }
          },
          "ChangeCertificate": {
            "type": "object",
            "description": "What changes. Other fields are passed over.",
            "properties": {
              "name": { "type": ["string", "null"] },
              "description": { "type": ["string", "null"] },
              "domain": { "type": ["string", "null"] },
              "certificate": { "type": ["string", "null"] },
              "private_key": { "type": ["string", "null"] }
            }
          },
          "Certificate": {
            "type": "object",
            "required": ["id", "name"],
            "properties": {
              "id": { "type": "string" },
              "name": { "type": "string" },
              "description": { "type": ["string", "null"] },
              "domain": { "type": ["string", "null"] },
              "certificate": { "type": ["string", "null"] },
              "private_key": { "type": ["string", "null"] },
              "create_time": { "type": "string" },
              "update_time": { "type": "string" }
            }
          },
          "Certificates": {
            "type": "object",
            "required": ["certificates"],
            "properties": { "certificates": { "type": "array", "items": { "$ref": "#/components/schemas/Certificate" } } }
          },
          "HealthChecks": {
            "type": "object",
            "required": ["healthchecks"],
            "properties": { "healthchecks": { "type": "array", "items": { "$ref": "#/components/schemas/HealthCheck" } } }
          },
          "AddBackends": {
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "object",
              "required": ["server_id", "address"],
              "properties": { "server_id": { "type": "string", "minLength": 1 }, "address": { "type": "string", "minLength": 1 } }
            }
          },
          "RemoveBackends": {
            "type": "object",
            "required": ["removeMember"],
            "properties": {
              "removeMember": {
                "type": "array",
                "items": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } }
              }
            }
          },
          "Backend": {
            "type": "object",
            "required": ["id", "server_id", "status"],
            "properties": {
              "id": { "type": "string" },
              "server_id": { "type": "string" },
              "server_address": { "type": "string" },
              "server_name": { "type": "string" },
              "address": { "type": "string" },
              "status": { "type": "string" },
              "health_status": { "type": "string" },
              "listeners": { "type": "array", "items": { "type": "object", "properties": { "id": { "type": "string" } } } },
              "create_time": { "type": "string" },
              "update_time": { "type": "string" }
            }
          },
          "Backends": { "type": "array", "items": { "$ref": "#/components/schemas/Backend" } },
          "Quotas": {
            "type": "object",
            "required": ["quotas"],
            "properties": {
              "quotas": {
                "type": "object",
                "required": ["resources"],
                "properties": {
                  "resources": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "required": ["type", "used", "quota"],
                      "properties": {
                        "type": { "type": "string", "examples": ["elb", "listener"] },
                        "used": { "type": "integer" },
                        "quota": { "type": "integer" },
                        "max": { "type": "integer" },
                        "min": { "type": "integer" }
                      }
                    }
                  }
                }
              }
            }
          },
          "AskForToken": {
            "type": "object",
            "description": "Keystone's request for a token (version 3).",
            "required": ["auth"],
            "properties": {
              "auth": {
                "type": "object",
                "required": ["identity"],
                "properties": {
                  "identity": {
                    "type": "object",
                    "required": ["methods"],
                    "properties": {
                      "methods": {
                        "type": "array",
                        "minItems": 1,
                        "items": { "type": "string", "examples": ["password", "token", "application_credential", "hw_ak_sk"] }
                      },
                      "password": { "type": "object", "description": "Who proves it, for the method of that name; so have the others." }
                    }
                  },
                  "scope": { "description": "What the token is for; left out, the user's own project.", "type": ["object", "string"] }
                }
              }
            }
          },
          "Token": {
            "type": "object",
            "required": ["token"],
            "properties": {
              "token": {
                "type": "object",
                "required": ["methods", "issued_at", "expires_at"],
                "properties": {
                  "methods": { "type": "array", "items": { "type": "string" } },
                  "issued_at": { "type": "string" },
                  "expires_at": { "type": "string" },
                  "catalog": { "type": "array", "description": "Where the services are.", "items": { "type": "object" } }
                }
              }
            }
          },
          "IdentityVersion": {
            "type": "object",
            "required": ["version"],
            "properties": { "version": { "type": "object", "properties": { "id": { "type": "string" }, "status": { "type": "string" } } } }
          }
        }
        """;
}
