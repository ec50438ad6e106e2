# Starts OpenStack's own client on the OS_ variables, and goes where the catalogue leads. Arguments: the id and secret of an application
# credential. Prints what came of each call, a line each.
import os
import sys

import openstack
from keystoneauth1 import exceptions, session
from keystoneauth1.identity import v3

cloud = openstack.connect()
elb = {"service_type": "elbv1", "interface": "public", "region_name": os.environ["OS_REGION_NAME"]}
print("endpoint", cloud.session.get_endpoint(**elb))
print("listeners", cloud.session.get("/elbaas/listeners", endpoint_filter=elb).status_code)
print("projects", *[project.name for project in cloud.identity.projects()])

url = os.environ["OS_AUTH_URL"]
application = session.Session(
    auth=v3.ApplicationCredential(url, application_credential_id=sys.argv[1], application_credential_secret=sys.argv[2])
)
print("application", application.get_project_id())
again = session.Session(auth=v3.Token(url, token=application.get_token(), project_id=application.get_project_id()))
print("token", again.get("/elbaas/listeners", endpoint_filter=elb).status_code)
wrong = v3.Password(url, username=os.environ["OS_USERNAME"], user_domain_name=os.environ["OS_USER_DOMAIN_NAME"], password="wrong")
try:
    session.Session(auth=wrong).get_token()
except exceptions.Unauthorized:
    print("wrong refused")
