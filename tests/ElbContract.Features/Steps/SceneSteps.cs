using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;
using ElbContract.Stub;

namespace ElbContract.Features.Steps;

/// <summary>What holds before the consumer acts.</summary>
[Binding]
public sealed class SceneSteps(Scene scene, ListenerDriver listeners)
{
    [Given("a {network} network load balancer")]
    public void GivenALoadBalancer(LoadBalancerNetwork network) =>
        scene.LoadBalancerId =
            network is LoadBalancerNetwork.Private ? ExampleIds.Known.PrivateLoadbalancerId : ExampleIds.Known.PublicLoadbalancerId;

    [Given("an added listener")]
    public Task GivenAnAddedListener() => listeners.AddAsync(new ListenerKind("HTTP", ListenerTrait.Ordinary, IsAnother: false));

    [Given("an added {added}")]
    public Task GivenAnAddedOne(ListenerKind added) => listeners.AddAsync(added);

    [Given("an added {added} with these parameters")]
    public Task GivenAnAddedOneWithThese(ListenerKind added, DataTable parameters) => listeners.AddByTableAsync(added, parameters);

    [Given("the consumer has {token}")]
    public void GivenAToken(NamedToken token) => scene.Token = token.Text;

    [Given("the service {condition}")]
    public void GivenTheService(ServiceCondition condition) =>
        scene.ProjectId =
            condition is ServiceCondition.Unavailable ? ExampleIds.Known.UnavailableProjectId : ExampleIds.Known.SystemErrorProjectId;

    [Given("a provider that {stance} what does not apply")]
    public void GivenAStance(Stance stance) => scene.Provider = scene.Provider with { Stance = stance };

    [Given("a provider that refuses with {wording}")]
    public void GivenAWording(ErrorShape wording) => scene.Provider = scene.Provider with { Errors = wording };

    [Given("a provider that drops the connection")]
    public void GivenADroppedConnection() => scene.Provider = scene.Provider with { Trouble = Trouble.DroppedConnection };

    [Given("a provider that answers too late")]
    public void GivenALateAnswer() => scene.AnswersTooLate();
}
