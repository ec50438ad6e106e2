using System.Reflection;
using ElbContract.Client.Credentials;
using ElbContract.Client.Errors;
using ElbContract.Pact;
using ElbContract.Specification;
using ElbContract.Verification.Brokering;

namespace ElbContract.Cli.Tests;

/// <summary>The command line tells a person's mistakes by their base: one that has another would end in a stack trace.</summary>
public sealed class MistakesTests
{
    // What is no mistake of a person, or never comes as far as the command line.
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["AlertException"] = "becomes the reason why a suite is not taken",
        [nameof(CredentialException)] = "the command line catches it by itself: it is inconclusive",
        [nameof(BrokerException)] = "the command line catches it by itself: it is inconclusive",
        ["CertificateException"] = "becomes the reason of an exchange that failed",
        ["NotTlsException"] = "becomes the reason why a suite has no answer",
        ["StubSituationException"] = "becomes an answer of the stub",
        ["WorkerEndedException"] = "becomes the reason of an interaction that was not verified",
        ["YamlProblemException"] = "whoever reads the file says which it is",
    };

    [Fact]
    public void Exceptions_OfAllProjects_DeriveFromABaseThatIsCaught() =>
        Exceptions()
            .Where(type => !IsCaught(type) && !type.IsAssignableTo(typeof(ElbException)) && !Others.ContainsKey(type.Name))
            .Select(type => $"{type.FullName} derives from neither {nameof(MistakeException)} nor {nameof(PactException)}")
            .Should()
            .BeEmpty();

    [Fact]
    public void Others_Each_IsAnExceptionThatNoBaseCatches() =>
        Exceptions().Where(type => !IsCaught(type)).Select(type => type.Name).Should().Contain(Others.Keys);

    private static bool IsCaught(Type type) => type.IsAssignableTo(typeof(MistakeException)) || type.IsAssignableTo(typeof(PactException));

    private static List<Type> Exceptions()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Assembly>([typeof(CommandLine).Assembly]);
        List<Type> found = [];
        while (open.TryPop(out var assembly))
        {
            if (!known.Add(assembly.FullName!))
                continue;
            found.AddRange(assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Exception))));
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                if (name.Name!.StartsWith("ElbContract.", StringComparison.Ordinal))
                    open.Push(Assembly.Load(name));
            }
        }

        return found;
    }
}
