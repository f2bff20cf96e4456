using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Tests.People;

public sealed class PermissionTests
{
    [Fact]
    public void Every_permission_has_a_name_of_its_own_and_a_number_below_64()
    {
        Assert.Equal(Enum.GetValues<Permission>(), [.. Permissions.All]);
        Assert.Equal(Permissions.All.Length, Permissions.All.Select(static one => one.Name()).Distinct().Count());
        Assert.All(Permissions.All, static one =>
        {
            Assert.InRange((int)one, 0, 63);
            Assert.True(Permissions.TryParse(one.Name(), out var back));
            Assert.Equal(one, back);
        });
    }

    [Fact]
    public void Each_built_in_role_may_do_what_the_next_one_may_and_more()
    {
        foreach (var (higher, lower) in Roles.BuiltIns.Zip(Roles.BuiltIns.Skip(1)))
        {
            Assert.True(higher.Permissions.Covers(lower.Permissions), $"{higher.Id} covers {lower.Id}");
            Assert.False(lower.Permissions.Covers(higher.Permissions), $"{lower.Id} does not cover {higher.Id}");
        }
    }

    [Fact]
    public void An_admin_can_neither_make_owners_nor_pay()
    {
        Assert.False(Roles.Admin.Permissions.Has(Permission.ManageOwnership));
        Assert.False(Roles.Admin.Permissions.Has(Permission.ManageBilling));
        Assert.True(Roles.Admin.Permissions.Has(Permission.ManagePeople));
    }

    [Fact]
    public void Sets_are_compared_and_combined_bit_by_bit()
    {
        var two = PermissionSet.Of(Permission.Reply, Permission.ViewAudit);
        Assert.True(two.Has(Permission.Reply));
        Assert.False(two.Has(Permission.ManageRoles));
        Assert.Equal(PermissionSet.Of(Permission.Reply), two.Without(PermissionSet.Of(Permission.ViewAudit)));
        Assert.Equal("conversations.reply audit.view", two.ToString());
        Assert.False(PermissionSet.None.Covers(two));
    }

    [Theory]
    [InlineData(ConversationScope.All, false, false, true)]
    [InlineData(ConversationScope.Teams, false, false, false)]
    [InlineData(ConversationScope.Teams, false, true, true)]
    [InlineData(ConversationScope.Assigned, false, true, false)]
    [InlineData(ConversationScope.Assigned, true, false, true)]
    public void Visibility_follows_scope_and_inbox(ConversationScope scope, bool isMine, bool isOfMyTeam, bool isSeen)
    {
        var anywhere = new MemberVisibility { Scope = scope };
        Assert.Equal(isSeen, anywhere.Shows("acme/whatsapp/1", isMine, isOfMyTeam));
        Assert.False((anywhere with { Inboxes = ["acme/whatsapp/2"] }).Shows("acme/whatsapp/1", isMine, isOfMyTeam));
    }
}
