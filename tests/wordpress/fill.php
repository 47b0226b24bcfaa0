<?php
/* Fills an empty WordPress by its own functions, and writes what its own exporter makes of it.
   php fill.php <directory of WordPress> <file for the export> <posts> <comments> */
[$me, $root, $file, $posts, $comments] = $argv;
$_SERVER += ['HTTP_HOST' => 'old.example', 'SERVER_NAME' => 'old.example', 'REQUEST_METHOD' => 'GET',
    'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_URI' => '/', 'REMOTE_ADDR' => '127.0.0.1'];
define('WP_INSTALLING', true);
require "$root/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/export.php';
add_filter('pre_wp_mail', '__return_false');
wp_install('The Old Herald', 'admin', 'admin@old.example', true, '', 'a long password');
update_option('timezone_string', 'Europe/Oslo');
update_option('siteurl', 'http://old.example');
update_option('home', 'http://old.example');
global $wp_rewrite, $wpdb;
$wp_rewrite->set_permalink_structure('/news/%postname%/');
$wp_rewrite->init();
create_initial_taxonomies();
register_taxonomy('author', 'post', ['hierarchical' => false, 'public' => false, 'rewrite' => false]);
register_post_type('guest-author', ['public' => false, 'can_export' => true]);
remove_action('do_pings', 'do_all_pings');
wp_suspend_cache_invalidation(false);
wp_defer_comment_counting(true);
wp_defer_term_counting(true);
mt_srand(7);

$people = [];
for ($i = 1; $i <= max(4, min(40, intdiv($posts, 5))); $i++) {
    $people[] = wp_insert_user(['user_login' => "writer$i", 'user_pass' => 'x' . mt_rand(),
        'display_name' => $i == 3 ? 'Åse <Ødegård> & sons' : "Writer Number $i", 'user_email' => "writer$i@old.example",
        'first_name' => 'Writer', 'last_name' => "Number $i", 'role' => 'author', 'description' => "Biography $i."]);
}
wp_set_current_user(1); // unfiltered HTML stays, as it does for an administrator
$guest = wp_insert_post(['post_type' => 'guest-author', 'post_status' => 'publish', 'post_title' => 'Guest Gerda',
    'post_name' => 'cap-guest-gerda']);
update_post_meta($guest, 'cap-display_name', 'Guest Gerda');
update_post_meta($guest, 'cap-user_login', 'guest-gerda');
update_post_meta($guest, 'cap-description', 'Writes from afar.');

$cats = [];
$top = wp_insert_term('News', 'category', ['slug' => 'news'])['term_id'];
$mid = wp_insert_term('Council & Town', 'category', ['slug' => 'council', 'parent' => $top])['term_id'];
$deep = wp_insert_term('Budget', 'category', ['slug' => 'budget', 'parent' => $mid])['term_id'];
$culture = wp_insert_term('Culture', 'category', ['slug' => 'culture'])['term_id'];
$cats = [$top, $mid, $deep, $culture];

function picture($name, $title, $caption, $alt, $date) {
    $up = wp_upload_dir('2019/05');
    wp_mkdir_p($up['path']);
    $im = imagecreatetruecolor(640, 400);
    imagefilledrectangle($im, 0, 0, 640, 400, imagecolorallocate($im, mt_rand(0, 255), 120, 90));
    imagejpeg($im, "{$up['path']}/$name");
    $id = wp_insert_attachment(['post_title' => $title, 'post_excerpt' => $caption, 'post_mime_type' => 'image/jpeg',
        'post_date' => $date, 'guid' => "{$up['url']}/$name"], "{$up['path']}/$name");
    update_post_meta($id, '_wp_attachment_image_alt', $alt);
    return $id;
}
$quay = picture('quay.jpg', 'Quay', 'The quay at dawn', 'A quay with one ferry', '2019-05-01 08:00:00');
$hall = picture('hall.jpg', 'Hall', '', '', '2019-05-02 08:00:00');
$lost = picture('lost.jpg', 'Lost', 'Nobody has this file', 'Nothing', '2019-05-03 08:00:00');
unlink(get_attached_file($lost));
$up = wp_upload_dir('2019/05');
$src = "{$up['url']}/quay.jpg"; $small = "{$up['url']}/hall-300x188.jpg"; $gone = "{$up['url']}/lost.jpg";

$bodies = [
    "Plain first paragraph with an “old” quote.\n\nSecond paragraph\nwith a line break &amp; an entity.",
    "<!-- wp:paragraph -->\n<p>A block of <strong>text</strong> and <a href=\"https://example.org/?a=1&amp;b=2\">a link</a>.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">A heading</h2>\n<!-- /wp:heading -->\n\n<!-- wp:list -->\n<ul><!-- wp:list-item -->\n<li>one</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>two</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->",
    "<!-- wp:image {\"id\":$quay,\"sizeSlug\":\"large\"} -->\n<figure class=\"wp-block-image size-large\"><img src=\"$src\" alt=\"Quay\" class=\"wp-image-$quay\"/><figcaption class=\"wp-element-caption\">The <em>quay</em></figcaption></figure>\n<!-- /wp:image -->\n\n<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><p>Quoted words.</p><cite>Somebody</cite></blockquote>\n<!-- /wp:quote -->",
    "Before the picture.\n\n[caption id=\"attachment_$hall\" align=\"alignleft\" width=\"300\"]<a href=\"$small\"><img class=\"size-medium wp-image-$hall\" src=\"$small\" alt=\"\" width=\"300\" height=\"188\" /></a> The hall, <em>rebuilt</em>[/caption]\n\nAfter the picture.",
    "See these:\n\n[gallery ids=\"$quay,$hall,$lost\"]\n\nAnd a film: [embed]https://www.youtube.com/watch?v=abc[/embed]\n\n[video src=\"https://example.org/film.mp4\"][/video]",
    "<!-- wp:gallery {\"linkTo\":\"none\"} -->\n<figure class=\"wp-block-gallery has-nested-images\"><!-- wp:image {\"id\":$quay} -->\n<figure class=\"wp-block-image\"><img src=\"$src\" alt=\"\" class=\"wp-image-$quay\"/></figure>\n<!-- /wp:image -->\n\n<!-- wp:image {\"id\":$lost} -->\n<figure class=\"wp-block-image\"><img src=\"$gone\" alt=\"\" class=\"wp-image-$lost\"/></figure>\n<!-- /wp:image --></figure>\n<!-- /wp:gallery -->\n\n<!-- wp:embed {\"url\":\"https://vimeo.com/76979871\"} -->\n<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://vimeo.com/76979871\n</div></figure>\n<!-- /wp:embed -->\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n<!-- wp:paragraph -->\n<p>After the break.</p>\n<!-- /wp:paragraph -->",
    "Hostile <script>alert(1)</script><img src=x onerror=alert(2)> <a href=\"javascript:alert(3)\">text</a> ]]> end [unknown_code a=1]kept words[/unknown_code] and [1] a note.",
    "<table><tr><th>Year</th><th>Sum</th></tr><tr><td>2018</td><td>12</td></tr></table>\n<iframe src=\"https://www.youtube.com/embed/xyz\"></iframe>\n<h1>Big</h1>\n<p style=\"text-align:center\">Centred <span style=\"font-weight:bold\">bold</span></p>",
];
$states = ['publish', 'publish', 'publish', 'publish', 'publish', 'publish', 'draft', 'pending', 'private', 'future', 'password', 'trash'];
$all = [];
for ($i = 0; $i < $posts; $i++) {
    $state = $states[$i % 12];
    $date = date('Y-m-d H:i:s', strtotime('2015-01-01 00:30:00 UTC') + $i * 61277 * 4);
    if ($state == 'future') $date = (2060 + $i % 9) . '-03-04 05:06:07';
    $text = $bodies[$i % count($bodies)] . "\n\nStory number $i of the Herald.";
    $id = wp_insert_post(wp_slash(['post_title' => $i == 5 ? '' : ($i == 2 ? "Fish & chips <em>now</em> “dearer”" : "Story number $i"),
        'post_content' => $text, 'post_excerpt' => $i % 3 ? '' : "What story $i says.",
        'post_status' => in_array($state, ['password', 'trash']) ? 'publish' : $state,
        'post_password' => $state == 'password' ? 'secret' : '', 'post_author' => $people[$i % count($people)],
        'post_date' => $date, 'post_name' => $i == 7 ? '' : ($i == 12 ? 'blåbær-日本' : "story-$i"),
        'post_category' => $i % 4 == 3 ? [$cats[3], $cats[1]] : [$cats[$i % 4]],
        'tags_input' => $i % 2 ? ["Tag " . $i % 20, 'Røros'] : [], 'comment_status' => $i % 10 == 9 ? 'closed' : 'open']));
    if ($i % 7 == 0) set_post_thumbnail($id, [$quay, $hall, $lost][$i % 3]);
    if ($i % 9 == 0) wp_set_object_terms($id, ['cap-writer' . (1 + $i % count($people)), 'cap-guest-gerda'], 'author');
    if ($state == 'publish' && $i % 5 == 0)
        $wpdb->update($wpdb->posts, ['post_modified' => '2022-02-02 12:00:00', 'post_modified_gmt' => '2022-02-02 11:00:00'], ['ID' => $id]);
    $all[] = [$id, $date, $state];
}
$wpdb->insert($wpdb->posts, ['post_title' => 'A dateless draft', 'post_content' => 'No date.', 'post_status' => 'draft',
    'post_author' => 0, 'post_date' => '2016-01-01 00:00:00', 'post_date_gmt' => '0000-00-00 00:00:00',
    'post_modified' => '0000-00-00 00:00:00', 'post_modified_gmt' => '0000-00-00 00:00:00', 'post_type' => 'post',
    'post_excerpt' => '', 'to_ping' => '', 'pinged' => '', 'post_content_filtered' => '']);
foreach (['About us' => 'about-us', 'Contact' => 'contact'] as $title => $slug)
    wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => $title, 'post_name' => $slug,
        'post_content' => "All about $title.", 'post_author' => 1, 'post_date' => '2015-01-02 10:00:00']);

$commentable = array_values(array_filter($all, fn($p) => $p[2] != 'future'));
$verdicts = ['1', '1', '1', '1', '1', '1', '0', 'spam', 'trash', '1'];
$chains = [];
for ($i = 0; $i < $comments; $i++) {
    [$post, $date] = $commentable[intdiv($i * 7, 10) % count($commentable)];
    $chain = $chains[$post] ?? [];
    $depth = mt_rand(0, 5);
    $parent = $depth && isset($chain[$depth - 1]) ? $chain[$depth - 1] : ($chain ? (mt_rand(0, 1) ? end($chain) : 0) : 0);
    $level = $parent ? array_search($parent, $chain) + 1 : 0;
    if ($level > 5 && $i % 50) { $parent = $chain[4]; $level = 5; }
    $when = date('Y-m-d H:i:s', strtotime("$date UTC") + 600 + $i * 60);
    $staff = $i % 25 == 0;
    $texts = ["Comment $i: well said.\n\nWith a second paragraph.", "Comment $i with <a href=\"https://example.org/$i\">a link</a> &amp; <strong>force</strong>.",
        "Comment $i: 3 < 4 and “quotes” 🙂", "Comment $i https://example.net/page"];
    $id = wp_insert_comment(wp_slash(['comment_post_ID' => $post, 'comment_author' => $staff ? 'Writer Number 1' : "Reader " . $i % 300,
        'comment_author_email' => "reader$i@mail.example", 'comment_author_url' => $i % 4 ? '' : 'https://reader.example/',
        'comment_author_IP' => $i % 3 ? '192.0.2.' . ($i % 250) : '2001:db8::' . dechex($i % 4000), 'comment_date' => $when,
        'comment_date_gmt' => get_gmt_from_date($when), 'comment_content' => $texts[$i % 4], 'comment_approved' => $verdicts[$i % 10],
        'comment_type' => $i % 40 == 39 ? 'pingback' : 'comment', 'comment_parent' => $i % 40 == 39 ? 0 : $parent,
        'user_id' => $staff ? $people[0] : 0]));
    if ($i % 40 == 39) continue;
    $chain = array_slice($chain, 0, $level);
    $chain[$level] = $id;
    $chains[$post] = $chain;
}
foreach ($all as [$id, , $state]) if ($state == 'trash') wp_trash_post($id);
wp_defer_comment_counting(false);
wp_defer_term_counting(false);
ob_start();
export_wp();
file_put_contents($file, ob_get_clean());
fwrite(STDERR, "exported\n");
