using System.Text;
using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Tests;

public sealed class ListenerDocumentTests
{
    [Theory]
    [InlineData("", DocumentForm.Empty)]
    [InlineData(" \t\r\n", DocumentForm.Empty)]
    [InlineData("{}", DocumentForm.Object)]
    [InlineData(" \n{ \"a\" : [ 1 , {} ] }\r\n", DocumentForm.Object)]
    [InlineData("[]", DocumentForm.NotAnObject)]
    [InlineData("[{\"name\":\"a\"}]", DocumentForm.NotAnObject)]
    [InlineData("\"text\"", DocumentForm.NotAnObject)]
    [InlineData("5", DocumentForm.NotAnObject)]
    [InlineData("null", DocumentForm.NotAnObject)]
    [InlineData("{", DocumentForm.Malformed)]
    [InlineData("{\"name\"}", DocumentForm.Malformed)]
    [InlineData("{\"name\":\"a\",}", DocumentForm.Malformed)]
    [InlineData("{\"name\":\"a\"", DocumentForm.Malformed)]
    [InlineData("{} {}", DocumentForm.Malformed)]
    [InlineData("[] 5", DocumentForm.Malformed)]
    [InlineData("[1", DocumentForm.Malformed)]
    [InlineData("<html>", DocumentForm.Malformed)]
    public void ABody_IsAnObjectOrWhatItIsInstead(string body, DocumentForm form) => Read(body).Form.Should().Be(form);

    [Fact]
    public void ABodyThatEndsTooEarly_HasNoFields() => Read("{\"name\":\"a\",\"port\":").Kind(Name).Should().Be(JsonKind.Absent);

    [Theory]
    [InlineData(511, DocumentForm.Object)]
    [InlineData(512, DocumentForm.Malformed)]
    public void ABody_IsReadToADepthOf512(int lists, DocumentForm form)
    {
        var document = Read($$"""{"name":{{new string('[', lists)}}{{new string(']', lists)}}}""");

        document.Form.Should().Be(form);
    }

    [Theory]
    [InlineData("null", JsonKind.Null, false)]
    [InlineData("\"80\"", JsonKind.String, true)]
    [InlineData("80", JsonKind.Integer, true)]
    [InlineData("-80", JsonKind.Integer, true)]
    [InlineData("80.0", JsonKind.Fraction, true)]
    [InlineData("8e1", JsonKind.Fraction, true)]
    [InlineData("8E1", JsonKind.Fraction, true)]
    [InlineData("true", JsonKind.True, true)]
    [InlineData("false", JsonKind.False, true)]
    [InlineData("[ 1, [] ]", JsonKind.Array, true)]
    [InlineData("{ \"port\": 1 }", JsonKind.Object, true)]
    public void AField_IsOfTheKindThatStandsThere(string value, JsonKind kind, bool has)
    {
        var document = Read($$"""{"port" : {{value}} ,"name":"a"}""");

        document.Kind(Port).Should().Be(kind);
        document.Has(Port).Should().Be(has);
        document.Show(Port).Should().Be(value);
        document.Show(Name).Should().Be("\"a\"");
    }

    [Fact]
    public void AFieldThatIsNotThere_IsAbsent()
    {
        var document = Read("{}");

        document.Kind(Port).Should().Be(JsonKind.Absent);
        document.Has(Port).Should().BeFalse();
        document.Show(Port).Should().Be("absent");
        document.Raw(Port).Length.Should().Be(0);
        document.Text(Port).Should().BeNull();
    }

    [Theory]
    [InlineData("80", true, 80)]
    [InlineData("80.0", true, 80)]
    [InlineData("8e1", true, 80)]
    [InlineData("-8E+1", true, -80)]
    [InlineData("80.5", false, 0)]
    [InlineData("\"80\"", false, 0)]
    [InlineData("true", false, 0)]
    [InlineData("null", false, 0)]
    [InlineData("1e400", false, 0)]
    [InlineData("9223372036854775807", true, long.MaxValue)]
    [InlineData("9223372036854775808", true, long.MaxValue)]
    [InlineData("-9223372036854775808", true, long.MinValue)]
    [InlineData("-99999999999999999999", true, long.MinValue)]
    [InlineData("1e300", true, long.MaxValue)]
    [InlineData("9007199254740993", true, 9007199254740993)] // not to be told from its neighbours as a double
    public void ANumber_IsWholeHoweverItIsWritten(string value, bool isIntegral, long number)
    {
        var document = Read($$"""{"port":{{value}}}""");

        document.IsIntegral(Port).Should().Be(isIntegral);
        document.Integer(Port).Should().Be(number);
    }

    [Theory]
    [InlineData("\"HTTP\"", "HTTP")]
    [InlineData("\"H\\u0054TP\"", "HTTP")]
    [InlineData("\"\"", "")]
    [InlineData("\"\\u76e3\"", "監")]
    public void AString_IsDecoded(string value, string text)
    {
        var document = Read($$"""{"protocol":{{value}}}""");

        document.Text(Protocol).Should().Be(text);
        document.Is(Protocol, text).Should().BeTrue();
        document.Is(Protocol, text + "x").Should().BeFalse();
        document.HasUnreadableText.Should().BeFalse();
    }

    [Theory]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("[\"5\"]")]
    public void WhatIsNoString_HasNoText(string value)
    {
        var document = Read($$"""{"protocol":{{value}}}""");

        document.Text(Protocol).Should().BeNull();
        document.Is(Protocol, "5").Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"name":"\ud800"}""", true)]
    [InlineData("""{"name":"\udc00x"}""", true)]
    [InlineData("""{"other":"\ud800"}""", true)]
    [InlineData("""{"\ud800":1}""", true)]
    [InlineData("""{"certificates":["a","\ud800"]}""", true)]
    [InlineData("""{"other":{"a":[{"\ud800":1}]},"name":"a"}""", true)]
    [InlineData("""{"other":{"a":[{},[],"\u00e9"]},"name":"a"}""", false)]
    [InlineData("""{"name":"\ud83d\ude42"}""", false)]
    [InlineData("""{"name":"監聽"}""", false)]
    public void HalfASurrogatePair_CannotBeRead(string body, bool unreadable)
    {
        var document = Read(body);

        document.HasUnreadableText.Should().Be(unreadable);
        document.Form.Should().Be(DocumentForm.Object);
    }

    [Theory]
    [InlineData("""{"status":"\ud800"}""", false)]
    [InlineData("""{"status":"ACTIV\u0045"}""", true)]
    public void EscapedText_IsComparedAsWhatItStandsFor(string body, bool same) => Read(body).Is(Status, "ACTIVE").Should().Be(same);

    [Fact]
    public void InvalidUtf8_CannotBeRead()
    {
        byte[] body = [.. "{\"name\":\"a"u8, 0xff, .. "\",\"port\":80}"u8];

        var document = ListenerDocument.Parse(body);

        document.HasUnreadableText.Should().BeTrue();
        document.Kind(Name).Should().Be(JsonKind.String);
        document.Text(Name).Should().BeNull();
        document.Integer(Port).Should().Be(80);
    }

    [Theory]
    [InlineData("""{"port":80,"port":80}""", false, "80")]
    [InlineData("""{"port":80,"port":81}""", true, "81")]
    [InlineData("""{"port":80,"port":80.0}""", true, "80.0")]
    [InlineData("""{"port":80,"po\u0072t":null}""", true, "null")]
    [InlineData("""{"port":81,"port":80,"port":80}""", true, "80")]
    public void ARepeatedKey_CountsWithItsLastValue(string body, bool repeated, string shown)
    {
        var document = Read(body);

        document.HasRepeatedFields.Should().Be(repeated);
        document.HasUnknownFields.Should().BeFalse();
        document.Show(Port).Should().Be(shown);
    }

    [Theory]
    [InlineData("""{"extra":1}""", true)]
    [InlineData("""{"Port":1}""", true)]
    [InlineData("""{"":1}""", true)]
    [InlineData("""{"port":{"extra":1}}""", false)]
    [InlineData("""{"extra":1,"extra":2}""", true)]
    public void AKeyThatIsNotDocumented_IsUnknown(string body, bool unknown)
    {
        var document = Read(body);

        document.HasUnknownFields.Should().Be(unknown);
        document.HasRepeatedFields.Should().BeFalse();
    }

    [Theory]
    [InlineData(118, "\"", "\"")]
    [InlineData(119, "\"", "…")]
    public void AValue_IsShownUpTo120Bytes(int length, string start, string end)
    {
        var shown = Read($$"""{"name":"{{new string('n', length)}}"}""").Show(Name);

        shown.Should().StartWith(start + "nnn").And.EndWith("nnn" + end).And.HaveLength(120);
    }

    [Fact]
    public void EveryFieldOfThePage_IsReadAtItsKey()
    {
        string[] documented =
        [
            "name",
            "description",
            "loadbalancer_id",
            "protocol",
            "port",
            "backend_protocol",
            "backend_port",
            "lb_algorithm",
            "session_sticky",
            "sticky_session_type",
            "cookie_timeout",
            "tcp_timeout",
            "tcp_draining",
            "tcp_draining_timeout",
            "certificate_id",
            "certificates",
            "udp_timeout",
            "ssl_protocols",
            "ssl_ciphers",
            "update_time",
            "create_time",
            "id",
            "status",
            "admin_state_up",
        ];
        // A parameter more stands behind these, and by hand in a rule of the test of the catalogue.
        var known = CatalogueTests.Clauses.Split(' ', '\n').ToHashSet(StringComparer.Ordinal);
        var keys = ListenerFields.All.Select(row => row.JsonName).ToList();
        keys.Take(documented.Length).Should().Equal(documented);
        keys.Should().OnlyHaveUniqueItems().And.BeSubsetOf(known);
        Enum.GetValues<ListenerField>().Select(field => field.JsonName()).Should().Equal(keys);
        var document = Read("{" + string.Join(',', keys.Select((key, index) => $"\"{key}\":{index}")) + "}");
        Enum.GetValues<ListenerField>()
            .Select(field => document.Integer(field))
            .Should()
            .Equal(Enumerable.Range(0, keys.Count).Select(number => (long)number));
        document.HasUnknownFields.Should().BeFalse();
    }

    private static ListenerDocument Read(string body) => ListenerDocument.Parse(Encoding.UTF8.GetBytes(body));
}
