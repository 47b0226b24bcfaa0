#!/bin/sh
# Fills a WordPress of Debian's packages and exports it: make.sh <directory> <file> <posts> <comments>.
# Needs: wordpress, mariadb-server, php-cli, php-mysql, php-xml, php-gd; MariaDB on 127.0.0.1, root without a password.
set -eu
here=$(dirname "$0") root=$1 file=$2 posts=$3 comments=$4
name=$(basename "$root" | tr -c 'a-z0-9\n' _)
[ -e /usr/share/wordpress/wp-load.php ] && command -v php >/dev/null && command -v mysql >/dev/null || {
    echo "This needs the packages wordpress, mariadb-server, php-cli, php-mysql, php-xml and php-gd." >&2; exit 1; }
mkdir -p "$root"
cp -rL /usr/share/wordpress/. "$root/"
rm -rf "$root/wp-content/uploads" "$root/wp-config.php"
mysql -h127.0.0.1 -uroot -e "DROP DATABASE IF EXISTS $name; CREATE DATABASE $name CHARACTER SET utf8mb4"
cat > "$root/wp-config.php" <<PHP
<?php
define('DB_NAME', '$name'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', '127.0.0.1');
define('DB_CHARSET', 'utf8mb4'); define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
define('WP_CONTENT_DIR', __DIR__ . '/wp-content'); define('WP_CONTENT_URL', 'http://old.example/wp-content');
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require ABSPATH . 'wp-settings.php';
PHP
php -d memory_limit=1G -d error_reporting=8181 -d display_errors=stderr "$here/fill.php" "$root" "$file" "$posts" "$comments"
