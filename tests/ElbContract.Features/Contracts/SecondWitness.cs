using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;

namespace ElbContract.Features.Contracts;

/// <summary>
/// Asks the rules in code how they read a scenario's request. The stub's answer alone cannot tell: a request whose outcome is open gets the
/// same answer as one that is accepted, or refused.
/// </summary>
internal static class SecondWitness
{
    /// <exception cref="ContractException">The rules say another outcome than the scenario.</exception>
    public static void Examine(CataloguedScenario scenario, Exchange exchange, Outcome stated)
    {
        var token = exchange.Headers.Where(header => header.Key == "X-Auth-Token").Select(header => header.Value).FirstOrDefault();
        var request = new AddListenerRequestOnWire(exchange.Path, token, exchange.Body);
        var expected = Judge.Expect(request, new KnownProvider(ExampleIds.Known));
        var strength = expected.Strength.ToString();
        if (
            stated.Strength.Equals(strength, StringComparison.OrdinalIgnoreCase)
            && (stated == Outcome.NotDocumented || stated.Statuses.SequenceEqual(expected.Statuses))
        )
        {
            return;
        }

        var clauses = string.Join(", ", expected.Statements.Where(one => one.Strength == expected.Strength).Select(one => one.Clause.Id));
        throw new ContractException(
            $"'{scenario.Title}' ({scenario.File}) says {stated.Strength} [{string.Join(' ', stated.Statuses)}], "
                + $"the rules say {strength} [{string.Join(' ', expected.Statuses)}] by {clauses}: correct the one that misreads the page."
        );
    }
}
