using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Scenarios;

namespace Chatbotics.MetaSimulator.Tests;

public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. Scenario.BuiltIn.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_built_in_scenario_plays(string name)
    {
        await using var world = await World.Start();
        var scenario = Scenario.BuiltIn.Single(known => known.Name == name);
        using var end = new CancellationTokenSource();
        var business = Answer(world, end.Token);
        var run = await ScenarioRunner.Run(world.Meta, scenario);
        await end.CancelAsync();
        await business;
        Assert.True(run.Accepted);
        Assert.NotEmpty(run.Deliveries);
    }

    [Fact]
    public void There_are_eight() => Assert.Equal(8, Scenario.BuiltIn.Length);

    [Fact]
    public async Task The_edit_comes_before_its_message()
    {
        await using var world = await World.Start();
        var run = await ScenarioRunner.Run(world.Meta, Scenario.BuiltIn.Single(known => known.Name == "edit-and-unsend-out-of-order"));
        var first = (await world.Receiver.Next()).Json["entry"]![0]!["messaging"]![0]!;
        var second = (await world.Receiver.Next()).Json["entry"]![0]!["messaging"]![0]!;
        Assert.Equal(run.Messages["question"], (string?)first["message_edit"]!["mid"]);
        Assert.Equal(run.Messages["question"], (string?)second["message"]!["mid"]);
    }

    [Fact]
    public async Task The_username_only_contact_shows_a_phone_later()
    {
        await using var world = await World.Start();
        await ScenarioRunner.Run(world.Meta, Scenario.BuiltIn.Single(known => known.Name == "username-only-contact"));
        JsonNode Message(JsonNode body) => body["entry"]![0]!["changes"]![0]!["value"]!["messages"]![0]!;
        var first = Message((await world.Receiver.Next()).Json);
        var second = Message((await world.Receiver.Next()).Json);
        Assert.Null(first["from"]);
        Assert.NotNull(second["from"]);
        Assert.Equal((string?)first["from_user_id"], (string?)second["from_user_id"]);
        Assert.Equal("user_changed_user_id", (string?)Message((await world.Receiver.Next()).Json)["system"]!["type"]);
        Assert.NotEqual((string?)first["from_user_id"], (string?)Message((await world.Receiver.Next()).Json)["from_user_id"]);
    }

    [Theory]
    [InlineData("""{"name":"x","steps":[{"do":"text","who":"nobody","text":"hi"}]}""", "nobody")]
    [InlineData("""{"name":"x","steps":[{"do":"text","text":"hi"}]}""", "without \"who\"")]
    [InlineData("""{"name":"x","steps":[{"do":"text","tpyo":1}]}""", "tpyo")]
    public void A_wrong_scenario_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => Scenario.Parse(json)).Message, StringComparison.Ordinal);

    [FixtureFact]
    public async Task Fixture_folders_are_sent_signed_with_ids_of_our_own()
    {
        await using var world = await World.Start();
        var sent = await FixtureFolder.Send(world.Meta, Path.Combine(Fixtures.Folder!, "whatsapp"), rewriteIds: true);
        Assert.True(sent.Count > 100);
        Assert.All(sent, file => Assert.True(file.Delivery.Accepted, file.File));
        var ids = new HashSet<string>();
        while (world.Receiver.TryNext(out var received))
        {
            Assert.True(received!.IsSignedWith(World.AppSecret));
            foreach (var entry in received.Json["entry"]!.AsArray().Where(_ => (string?)received.Json["object"] == "whatsapp_business_account"))
            {
                Assert.Equal(world.Number.WabaId, (string?)entry!["id"]);
                if (entry["changes"]?[0]?["value"]?["messages"]?[0]?["id"] is { } id && received.Json["entry"]!.AsArray().Count == 1)
                {
                    Assert.True(ids.Add((string)id!), "an id came twice");
                }
            }
        }
    }

    /// <summary>A business that answers each new WhatsApp message with a word, so that scenarios that wait go on.</summary>
    private static async Task Answer(World world, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                var body = (await world.Receiver.NextUntil(end)).Json;
                if (body["entry"]?[0]?["changes"]?[0]?["value"]?["messages"]?[0]?["from"] is { } from)
                {
                    await world.SendWhatsApp((string)from!, "Thank you!");
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
