using Chatbotics.Channels.Meta;
using Chatbotics.Channels.Meta.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Chatbotics.Channels.Tests.Webhooks;

public sealed class MetaHandshakeTests
{
    private static readonly MetaOptions Options = new() { VerifyToken = "our-verify-token" };

    [Fact]
    public void The_challenge_comes_back_as_it_is() =>
        Assert.Equal("<b>1</b>", Answer("?hub.mode=subscribe&hub.verify_token=our-verify-token&hub.challenge=%3Cb%3E1%3C%2Fb%3E"));

    [Theory]
    [InlineData("")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=our-verify-tokem&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=our-verify-token2&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=OUR-VERIFY-TOKEN&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=our-verify-token&hub.verify_token=our-verify-token&hub.challenge=1")]
    [InlineData("?hub.mode=unsubscribe&hub.verify_token=our-verify-token&hub.challenge=1")]
    [InlineData("?hub_mode=subscribe&hub_verify_token=our-verify-token&hub_challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=our-verify-token")]
    public void Abuse06_anything_but_our_token_once_is_refused(string query) => Assert.Null(Answer(query));

    [Fact]
    public void Without_a_token_of_ours_nothing_is_answered() =>
        Assert.Null(MetaHandshake.Answer(new(), Query("?hub.mode=subscribe&hub.verify_token=&hub.challenge=1")));

    private static string? Answer(string query) => MetaHandshake.Answer(Options, Query(query));

    private static QueryCollection Query(string query) => new(QueryHelpers.ParseQuery(query));
}
