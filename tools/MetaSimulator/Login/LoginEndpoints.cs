using Chatbotics.MetaSimulator.Graph;

namespace Chatbotics.MetaSimulator.Login;

/// <summary>Logging in with Facebook and Instagram, and what comes before there is an asset's token.</summary>
internal sealed class LoginEndpoints
{
    public bool IsOpen(GraphCall call) => call.Node == "dialog";

    public Task Handle(GraphCall call) => Replies.Error(call.Http, GraphErrors.Find(3), null);

    public Task<bool> TryHandle(GraphCall call) => Task.FromResult(call.Node.Length == 0);
}
