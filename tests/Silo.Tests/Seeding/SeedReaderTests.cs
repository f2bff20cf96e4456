using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Silo.Seeding;

namespace Chatbotics.Silo.Tests.Seeding;

public sealed class SeedReaderTests
{
    [Fact]
    public void The_documented_shape_is_read_whole()
    {
        var file = Read(
            """
            {"workspaces":[{"id":"acme","name":"Acme","channels":[
              {"platform":"whatsapp","assetId":"106540352242922","businessAccountId":"102290129340398","name":"Shop","accessToken":"EAAG1"},
              {"platform":"instagram","assetId":"17841400008460056","secondAssetId":"26000000000000","instagramLogin":true,"sendsPerSecond":20}],
              "responder":{"quietPeriodMs":0,"language":"de","handOverText":"Gleich!","name":"Wren","answers":[{"question":"Q?","answer":"A."}]}}]}
            """);

        var workspace = Assert.Single(file.Workspaces);
        Assert.Equal(("acme", "Acme"), (workspace.Id, workspace.Definition.Name));
        Assert.Equal(["acme/whatsapp/106540352242922", "acme/instagram/17841400008460056"], workspace.Channels.Select(channel => channel.Key.Value));
        var whatsApp = workspace.Channels[0].Definition;
        Assert.Equal(("Shop", "102290129340398", "EAAG1"), (whatsApp.Name, whatsApp.BusinessAccountId, whatsApp.AccessToken));
        var instagram = workspace.Channels[1].Definition;
        Assert.Equal(("Instagram", "26000000000000", true, 20), (instagram.Name, instagram.SecondAssetId, instagram.InstagramLogin, instagram.SendsPerSecond));
        var responder = workspace.Definition.Responder!;
        Assert.Equal((TimeSpan.Zero, "de", "Gleich!", "Wren"), (responder.QuietPeriod, responder.Language, responder.HandOverText, responder.Name));
        Assert.Equal(("Q?", "A."), (responder.Answers[0].Question, responder.Answers[0].Answer));
    }

    [Fact]
    public void A_chat_on_a_website_is_read_with_its_looks()
    {
        var channel = Assert.Single(Assert.Single(Read(
            """
            {"workspaces":[{"id":"acme","name":"Acme","channels":[{"platform":"webchat","assetId":"acme-shop","website":
              {"title":"Acme","greeting":"Hello!","launcher":"Ask us","colour":"#112233","language":"de","origins":["https://shop.example"],"off":true}}]}]}
            """).Workspaces).Channels);
        Assert.Equal(("acme/webchat/acme-shop", "Website"), (channel.Key.Value, channel.Definition.Name));
        var settings = channel.Website!;
        Assert.Equal(
            ("Acme", "Hello!", "Ask us", "#112233", "de", "https://shop.example", false),
            (settings.Title, settings.Greeting, settings.Launcher, settings.Colour, settings.Language, Assert.Single(settings.Origins), settings.IsOn));
    }

    [Fact]
    public void A_workspace_without_responder_leaves_the_present_one() =>
        Assert.Null(Read("""{"workspaces":[{"id":"acme","name":"Acme"}]}""").Workspaces[0].Definition.Responder);

    [Fact]
    public void An_empty_file_declares_nothing() => Assert.Empty(Read("{}").Workspaces);

    [Fact]
    public void A_byte_order_mark_is_no_fault() => Assert.Empty(SeedReader.Read(Encoding.UTF8.GetBytes("\uFEFF{}")).Workspaces);

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("""{"workspace":[]}""", "$")]
    [InlineData("""{"workspaces":{}}""", "$.workspaces")]
    [InlineData("""{"workspaces":[{"name":"A"}]}""", "$.workspaces[0].id")]
    [InlineData("""{"workspaces":[{"id":"A B","name":"A"}]}""", "$.workspaces[0].id")]
    [InlineData("""{"workspaces":[{"id":"a","name":""}]}""", "$.workspaces[0].name")]
    [InlineData("""{"workspaces":[{"id":"a"}]}""", "$.workspaces[0].name")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","tone":"nice"}]}""", "$.workspaces[0]")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A"},{"id":"a","name":"B"}]}""", "$.workspaces[1].id")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"telegram","assetId":"1"}]}]}""", "$.workspaces[0].channels[0].platform")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"shopify","assetId":"1"}]}]}""", "$.workspaces[0].channels[0].platform")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"webchat","assetId":"1"}]}]}""", "$.workspaces[0].channels[0].website")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"whatsapp","assetId":"1","website":{"title":"A"}}]}]}""", "$.workspaces[0].channels[0].website")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"webchat","assetId":"A shop","website":{"title":"A"}}]}]}""", "$.workspaces[0].channels[0].assetId")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"webchat","assetId":"1","accessToken":"t","website":{"title":"A"}}]}]}""", "$.workspaces[0].channels[0].accessToken")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"webchat","assetId":"1","sendsPerSecond":5,"website":{"title":"A"}}]}]}""", "$.workspaces[0].channels[0].sendsPerSecond")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"webchat","assetId":"1","website":{}}]}]}""", "$.workspaces[0].channels[0].website.title")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"webchat","assetId":"1","website":{"title":"A","colour":"red"}}]}]}""", "$.workspaces[0].channels[0].website.colour")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"webchat","assetId":"1","website":{"title":"A","origins":["https://*.example"]}}]}]}""", "$.workspaces[0].channels[0].website.origins")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"webchat","assetId":"1","website":{"title":"A","origins":[7]}}]}]}""", "$.workspaces[0].channels[0].website.origins[0]")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"webchat","assetId":"1","website":{"title":"A","secret":"s"}}]}]}""", "$.workspaces[0].channels[0].website")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"whatsapp"}]}]}""", "$.workspaces[0].channels[0].assetId")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"whatsapp","assetId":1065}]}]}""", "$.workspaces[0].channels[0].assetId")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"whatsapp","assetId":"1/2"}]}]}""", "$.workspaces[0].channels[0].assetId")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"whatsapp","assetId":"1","pageId":"2"}]}]}""", "$.workspaces[0].channels[0].pageId")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"whatsapp","assetId":"1","instagramLogin":"yes"}]}]}""", "$.workspaces[0].channels[0].instagramLogin")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"whatsapp","assetId":"1","accessToken":"a b"}]}]}""", "$.workspaces[0].channels[0].accessToken")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","responder":{"quietPeriodMs":1.5}}]}""", "$.workspaces[0].responder.quietPeriodMs")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","responder":{"quietPeriodMs":-1}}]}""", "$.workspaces[0].responder.quietPeriodMs")]
    [InlineData("""{"workspaces":[{"id":"a","name":"A","responder":{"answers":[{"question":"Q"}]}}]}""", "$.workspaces[0].responder.answers[0].answer")]
    [InlineData("""{"workspaces":[{"id":"a","name":"\ud800"}]}""", "$.workspaces[0].name")]
    [InlineData("""{"workspaces":[{"id":"a","id":"b","name":"A"}]}""", "$")]
    [InlineData("""{"workspaces":[""", "$")]
    public void What_is_wrong_is_named_by_its_path(string json, string path)
    {
        var refusal = Assert.Throws<SeedFileException>(() => Read(json));
        Assert.Contains(path, refusal.Errors.Select(error => error.Path));
        Assert.All(refusal.Errors, error => Assert.EndsWith(".", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_account_that_stands_in_two_workspaces_is_refused()
    {
        var refusal = Assert.Throws<SeedFileException>(() => Read(
            """
            {"workspaces":[{"id":"a","name":"A","channels":[{"platform":"messenger","assetId":"7"}]},
                           {"id":"b","name":"B","channels":[{"platform":"messenger","assetId":"7"},{"platform":"whatsapp","assetId":"7"}]}]}
            """));
        Assert.Equal("$.workspaces[1].channels[0].assetId", Assert.Single(refusal.Errors).Path);
    }

    [Fact]
    public void Every_error_is_told_at_once_and_no_token_is_repeated()
    {
        var refusal = Assert.Throws<SeedFileException>(() => Read(
            """{"workspaces":[{"id":"A","name":"","channels":[{"platform":"whatsapp","assetId":"1","accessToken":"my secret"}]}]}"""));
        Assert.Equal(3, refusal.Errors.Length);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read() =>
        Assert.Throws<SeedFileException>(() => SeedReader.Read(new byte[SeedReader.MaxFileLength + 1]));

    [Fact]
    public void The_demo_has_one_connection_for_each_channel_and_enough_to_say()
    {
        var workspace = Assert.Single(DemoSeed.Read().Workspaces);
        Assert.Equal(DemoSeed.Tenant, workspace.Id);
        Assert.Equal(
            [ChannelPlatform.WhatsApp, ChannelPlatform.Messenger, ChannelPlatform.Instagram],
            workspace.Channels.Select(channel => channel.Key.Platform));
        Assert.InRange(workspace.Definition.Responder!.Answers.Length, 25, 40);
    }

    private static SeedFile Read(string json) => SeedReader.Read(Encoding.UTF8.GetBytes(json));
}
