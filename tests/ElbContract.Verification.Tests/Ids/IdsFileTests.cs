using ElbContract.Verification.Ids;

namespace ElbContract.Verification.Tests.Ids;

public sealed class IdsFileTests
{
    private const string Secret = "gAAAAAB-secret-7";

    [Theory]
    [InlineData(
        "project_id: \"0123\"\npublic_loadbalancer: b735ae\nprivate_loadbalancer: c1\ncertificate: d2\nsni_certificate: e3\ntoken: "
            + "gAAAAAB\ntoken_without_permission: '12'\n"
    )]
    [InlineData(
        "{\"project_id\": \"0123\", \"public_loadbalancer\": \"b735ae\",\n\t\"private_loadbalancer\": \"c1\", \"certificate\": "
            + "\"d2\",\n\t\"sni_certificate\": \"e3\", \"token\": \"gAAAAAB\", \"token_without_permission\": \"12\"\n}\n"
    )]
    public void Read_YamlOrJson_HasEveryId(string text)
    {
        using var file = new TemporaryFile("ids", text);

        IdsFile
            .Read(file.Path)
            .Should()
            .Be(
                new EndpointIds
                {
                    ProjectId = "0123",
                    PublicLoadBalancer = "b735ae",
                    PrivateLoadBalancer = "c1",
                    Certificate = "d2",
                    SniCertificate = "e3",
                    Token = "gAAAAAB",
                    TokenWithoutPermission = "12",
                }
            );
    }

    [Fact]
    public void Read_KeysLeftOut_AreNull()
    {
        using var file = new TemporaryFile("ids", "certificate: d2");

        IdsFile.Read(file.Path).Should().Be(new EndpointIds { Certificate = "d2" });
    }

    [Theory]
    [InlineData("", " is empty: give keys such as project_id, each with its id")]
    [InlineData("{}", " is empty: give keys such as project_id, each with its id")]
    [InlineData(
        Secret,
        ":1: no keys: write each id as 'key: \"id\"'; the keys are project_id, public_loadbalancer, private_loadbalancer, certificate, "
            + "sni_certificate, token, token_without_permission"
    )]
    [InlineData("project-id: " + Secret, ":1: there is no key 'project-id': the nearest is project_id")]
    [InlineData(
        "foo: " + Secret,
        ":1: there is no key 'foo': the keys are project_id, public_loadbalancer, private_loadbalancer, certificate, sni_certificate, "
            + "token, token_without_permission"
    )]
    [InlineData("\npublic_loadbalancer_id: " + Secret, ":2: there is no key 'public_loadbalancer_id': the nearest is public_loadbalancer")]
    [InlineData(
        Secret + ": token",
        ":1: there is no such key: the keys are project_id, public_loadbalancer, private_loadbalancer, certificate, sni_certificate, "
            + "token, token_without_permission"
    )]
    [InlineData("project_id: 00123", ":1: project_id is a number, and numbers lose digits: put the id in quotes")]
    [InlineData("{\"project_id\": 123}", ":1: project_id is a number, and numbers lose digits: put the id in quotes")]
    [InlineData("certificate: 1234567890e123", ":1: certificate is a number, and numbers lose digits: put the id in quotes")]
    [InlineData("certificate: true", ":1: certificate is not text: give one id in quotes")]
    [InlineData("token: [" + Secret + "]", ":1: token is not text: give one id in quotes")]
    [InlineData("token:", ":1: token has no value: give its id, or remove the key")]
    [InlineData("token: ' '", ":1: token has no value: give its id, or remove the key")]
    [InlineData("token: |\n  " + Secret + "\n  " + Secret, ":1: token has a line end or a control character: write it on one line")]
    [InlineData("token: x\ntoken: " + Secret, ":2: a key that is already on line 1: remove one")]
    [InlineData("token: \"" + Secret, ":1: is not YAML: check indentation, quotes and colons there and on the line before")]
    [InlineData("{\"token\": \"" + Secret + "\"", ":1: is not YAML: check indentation, quotes and colons there and on the line before")]
    public void Read_WrongFile_SaysWhereAndWhatToDoAndNoValue(string text, string problem)
    {
        using var file = new TemporaryFile("ids", text);

        var message = file.Invoking(one => IdsFile.Read(one.Path)).Should().Throw<IdsFileException>().Which.Message;

        message.Should().Be(file.Path + problem).And.NotContain(Secret);
    }

    [Fact]
    public void Read_NoFile_SaysSo() =>
        FluentActions
            .Invoking(() => IdsFile.Read("no-such.yaml"))
            .Should()
            .Throw<IdsFileException>()
            .WithMessage("no-such.yaml does not exist: give the path of a file");

    [Fact]
    public void Over_WhatIsGivenHere_Wins()
    {
        var here = new EndpointIds { Token = "a", Certificate = "b" };
        var there = new EndpointIds
        {
            Token = "x",
            SniCertificate = "y",
            ProjectId = "p",
            PublicLoadBalancer = "l",
            PrivateLoadBalancer = "m",
            TokenWithoutPermission = "t",
        };

        here.Over(there).Should().Be(there with { Token = "a", Certificate = "b" });
    }
}
