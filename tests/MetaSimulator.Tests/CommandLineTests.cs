using Chatbotics.MetaSimulator.CommandLine;

namespace Chatbotics.MetaSimulator.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Alone_it_does_the_handshake_plays_and_stops_when_told()
    {
        await using var receiver = await WebhookReceiver.Start();
        receiver.VerifyToken = "hello";
        var seed = Path.GetTempFileName();
        await File.WriteAllTextAsync(seed, """
            {"workspaces":[{"id":"acme","name":"Acme","channels":[
              {"platform":"whatsapp","assetId":"1","businessAccountId":"2","name":"Acme","accessToken":"t1"},
              {"platform":"messenger","assetId":"3","name":"Acme","accessToken":"t2"},
              {"platform":"instagram","assetId":"4","name":"acme","accessToken":"t2"}]}]}
            """);
        using var stop = new CancellationTokenSource();
        var run = SimulatorCommand.Create().Parse(
        [
            "--urls", "http://127.0.0.1:0", "--callback", receiver.Url.ToString(), "--app-secret", "s3cret", "--verify-token", "hello",
            "--whatsapp", "9,8,+15550100,t3,Second", "--seed", seed, "--handshake", "--scenario", "mixed-batch",
        ]).InvokeAsync(cancellationToken: stop.Token);
        Assert.True((await receiver.Next()).IsSignedWith("s3cret"));
        await stop.CancelAsync();
        Assert.Equal(0, await run);
        File.Delete(seed);
    }

    [Theory]
    [InlineData("--callback", "nowhere")]
    [InlineData("--whatsapp", "1,2")]
    [InlineData("--scenario", "no-such-scenario")]
    public async Task A_wrong_value_ends_it_with_a_sentence(string option, string value) =>
        Assert.Equal(1, await SimulatorCommand.Create().Parse(["--urls", "http://127.0.0.1:0", option, value]).InvokeAsync());
}
